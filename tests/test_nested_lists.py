"""Lists in lists, in shapes that no editor makes but pages have."""

import pickle

import articleclean as ac
from articleclean import ListBlock, ListItem

SENTENCES = "".join(
    f"<p>Boat number {number} left the harbour with {number} sheep, a doctor and the post for the lighthouse.</p>"
    for number in range(5)
)


def lists_of(markup: str) -> list[ListBlock]:
    page = f"<title>Ferry late</title><article><h1>Ferry late</h1>{SENTENCES}{markup}{SENTENCES}</article>"
    return [block for block in ac.extract(page).body if isinstance(block, ListBlock)]


def test_text_that_stands_in_an_inner_list_but_in_no_item() -> None:
    first, loose, second = "The ferry was late.", "Nobody had told the sheep.", "The doctor had to swim."
    found = lists_of(f"<ul><li>{first}<ul>{loose}<li>{second}</ul><li>The post was wet.</ul>")
    inner = ListBlock((ListItem(loose), ListItem(second)), ordered=False)
    assert found == [ListBlock((ListItem(first, (), (inner,)), ListItem("The post was wet.")), ordered=False)]


def test_lists_nested_deeper_than_any_reader_follows_keep_their_text() -> None:
    items = [f"Item number {number} of the list is about the ferry." for number in range(90)]
    (found,) = lists_of("".join(f"<ul><li>{item}" for item in items) + "</ul>" * 90)
    depth, texts, block = 0, [], found
    while True:
        depth += 1
        texts += [line for item in block.items for line in item.text.split("\n")]
        if not block.items[0].children:
            break
        (block,) = block.items[0].children
    assert texts == items
    assert depth < 40
    assert pickle.loads(pickle.dumps(found)) == found
