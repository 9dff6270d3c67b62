"""The learned scorer: its features, its trees, where it draws the line, and what it says of weights that do not fit."""

import json
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from articleclean import assemble, extract
from articleclean.body import blocks
from articleclean.body.alike import level
from articleclean.body.boxes import BOX, BoxTable
from articleclean.body.characters import CLASSES, count_characters
from articleclean.body.cohere import cohere
from articleclean.body.context import NAMES as SECOND_NAMES
from articleclean.body.context import second_look
from articleclean.body.expected import best_cut
from articleclean.body.features import NAMES, Look, first_look
from articleclean.body.model import BodyModel, shipped_model
from articleclean.body.passed_over import looked_at
from articleclean.body.select import select_body
from articleclean.body.trees import AT_ONCE, VERSION, Forest, probability
from articleclean.body.words import Words
from articleclean.candidates import Candidate
from articleclean.errors import RuleError
from articleclean.options import Options
from articleclean.page import Page
from articleclean.pipeline import prepare
from articleclean.source import read

PAGE = """<html><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<div class="story-body"><h1>Ferry back in service</h1>
<p>The ferry between the two islands is <b>back</b> in service, the company said on Monday, after 12 days.</p>
<p>“We are sorry for the delay”, said its director; the next boat leaves at noon and is expected to be full.</p></div>
<h2>Related articles</h2><p><a href="/x">Bridge to be painted</a></p></body></html>"""


def read_page(source: str, markup: Any = "html") -> Page:
    page = read(source, url=None, content_type=None, markup=markup, options=Options())
    prepare(page)
    return page


def look_at(source: str, markup: Any = "html", words: Words | None = None) -> Look:
    page = read_page(source, markup)
    return first_look(page, every_line(page), None, words or Words({}, {}))


def every_line(page: Page) -> NDArray[np.intp]:
    return np.arange(len(page.lines))


def column(look: Look, name: str) -> list[float]:
    found: list[float] = look.columns[NAMES.index(name)].tolist()
    return found


def table(**changes: Any) -> dict[str, Any]:
    """A forest of one tree of depth 2 over two features: a leaf for each pair of answers."""
    made = {"version": VERSION, "features": ["a", "b"], "depth": 2, "bias": 0.5}
    return made | {"splits": [[0, 1.0], [1, 2.0]], "leaves": [[0.0, 1.0, 10.0, 11.0]]} | changes


class TestCharacters:
    def test_every_character_of_a_line_is_in_one_class(self) -> None:
        counts = count_characters(['Ab 1,.:"(-|€@漢字🙂', "x"])
        assert counts.shares.sum(axis=0) == pytest.approx([1.0, 1.0])
        assert {name for name, share in zip(CLASSES, counts.shares[:, 0], strict=True) if not share} == set()

    def test_words_are_counted_by_blanks_and_by_ideographs(self) -> None:
        assert count_characters(["three words here", "漢字漢字"]).words.tolist() == [3.0, 3.0]

    def test_capitals_begin_words(self) -> None:
        assert count_characters(["Jane Roe and (Max) iOS"]).capitals.tolist() == pytest.approx([3 / 5])

    def test_lone_surrogates_are_no_error(self) -> None:
        assert count_characters(["a\ud800b"]).shares[CLASSES.index("letter"), 0] == pytest.approx(2 / 3)

    def test_words_of_long_lines_are_estimated_from_their_beginning(self) -> None:
        assert count_characters(["four " * 1000 + "end"]).words[0] == pytest.approx(1001, rel=0.05)


class TestFirstLook:
    def test_a_number_for_each_name_and_line(self) -> None:
        page = read_page(PAGE)
        look = first_look(page, every_line(page), None, Words({}, {}))
        assert look.columns.shape == (len(NAMES), len(page.lines))
        assert np.isfinite(look.columns).all()

    def test_text_elements_and_place(self) -> None:
        look = look_at(PAGE)
        assert column(look, "link_share")[0] == pytest.approx(0.9)
        assert column(look, "in_nav") == [1, 0, 0, 0, 0, 0]
        assert column(look, "from_headline") == [-1, 0, 1, 2, 3, 4]
        assert [value > 0 for value in column(look, "bold")] == [False, False, True, False, False, False]

    def test_a_line_knows_its_neighbours(self) -> None:
        look = look_at(PAGE)
        chars = column(look, "chars")
        assert column(look, "chars-1") == [-1, *chars[:-1]]
        assert column(look, "chars+2") == [*chars[2:], -1, -1]

    def test_a_line_knows_the_heading_above(self) -> None:
        look = look_at(PAGE)
        assert column(look, "since_heading") == [99, 0, 1, 2, 0, 1]
        assert column(look, "related_before") == [0, 0, 0, 0, 1, 1]

    def test_words_of_class_names_count_by_their_weights(self) -> None:
        look = look_at(PAGE, words=Words({"story": 2.0, "body": 0.5}, {}))
        assert column(look, "names_sum") == [0, 2.5, 2.5, 2.5, 0, 0]

    def test_words_of_short_lines_count_by_their_weights(self) -> None:
        look = look_at("<p>Bridge closed</p>", words=Words({}, {"bridge": 1.0, "closed": -0.5}))
        assert [column(look, f"known_{name}")[0] for name in ("words", "best", "worst")] == [0.25, 1.0, -0.5]

    def test_a_copy_of_an_earlier_line_is_marked(self) -> None:
        look = look_at("<p>One</p><p>Two</p><p>One</p>")
        assert column(look, "again") == [0, 0, 1]
        assert column(look, "repeats") == [2, 1, 2]

    def test_a_dump_has_no_boxes(self) -> None:
        look = look_at("First line of a dump\n\n* Second line\n", "text")
        assert column(look, "tag") == [0, 0]
        assert column(look, "marker") == [0, 1]
        assert column(look, "is_text") == [1, 1]

    @given(st.lists(st.text(min_size=1, max_size=30), max_size=20))
    def test_any_dump_has_finite_numbers(self, lines: list[str]) -> None:
        page = read_page("\n\n".join(lines), "text")
        if page.lines:
            assert np.isfinite(first_look(page, every_line(page), None, Words({}, {})).columns).all()


    def test_a_line_knows_what_was_passed_over_before_it(self) -> None:
        page = read_page(PAGE)
        look = first_look(page, np.array([0, 2, 5]), None, Words({}, {}))
        assert column(look, "chars") == [column(look_at(PAGE), "chars")[index] for index in (0, 2, 5)]
        assert [round(np.expm1(value)) for value in column(look, "passed_before")] == [0, 1, 2]
        assert [round(np.expm1(value)) for value in column(look, "passed_after")] == [1, 2, 0]

    def test_a_line_knows_how_far_up_it_meets_the_headline(self) -> None:
        page = "<div><h1>Ferry back in service</h1><div><p>One line.</div></div><div><p>Another.</div>"
        look = look_at(f"<html><body>{page}</body></html>")
        assert column(look, "above_headline") == [0, 1, 2]
        assert column(look, "below_headline") == [0, 2, 2]

    def test_a_line_knows_whether_its_group_ends_as_sentences_do(self) -> None:
        look = look_at("<div><p>A sentence.<p>Another one.</div><div><p>Sport<p>Weather.</div>")
        assert column(look, "parent_stops") == [1, 1, 0.5, 0.5]
        assert column(look, "kin_stops") == [0.75] * 4


class TestPassedOver:
    LINKS = "".join(f'<li><a href="/{name}">All about {name}</a></li>' for name in ("tides", "boats", "fish"))
    LIST = f"<html><body><p>What is new.</p><div><ul>{LINKS}</ul></div></body></html>"

    def seen(self, source: str, likely: float, markup: Any = "html") -> list[int]:
        page = read_page(source, markup)
        page.kind_scores = (likely, *page.kind_scores[1:])
        return [int(index) for index in looked_at(page)]

    def test_links_among_links_are_not_looked_at_on_an_articles_page(self) -> None:
        assert self.seen(self.LIST, 0.99) == [0]

    def test_on_other_pages_every_line_is_looked_at(self) -> None:
        assert self.seen(self.LIST, 0.5) == [0, 1, 2, 3]

    def test_a_link_in_the_text_is_looked_at(self) -> None:
        page = f'<div><p>{"A long line of text. " * 9}</p><p><a href="/x">Read the report</a></p></div>'
        assert self.seen(page, 0.99) == [0, 1]

    def test_short_lines_far_above_the_headline_are_not_looked_at(self) -> None:
        dump = "\n\n".join([f"Menu {number}" for number in range(15)] + ["# Ferry back in service", "It sails."])
        page = read_page(dump, "text")
        page.kind_scores = (0.99, *page.kind_scores[1:])
        page.found["headline"] = Candidate("headline", "Ferry back in service", "visible", "line 15", "", 1.0, (15,))
        assert looked_at(page).tolist() == list(range(5, 17))

    def test_a_page_of_nothing_else_is_looked_at_whole(self) -> None:
        assert self.seen(f"<div><ul>{self.LINKS}</ul></div>", 0.99) == [0, 1, 2]


class TestBoxes:
    def test_elements_of_one_kind_at_one_place_share_a_row(self) -> None:
        page, kinds = read_page("<ul><li class=a>One<li class=a>Two<li class=b>Three</ul>"), BoxTable(Words({}, {}))
        first, second, third = (kinds.kind(line.box) for line in page.lines if line.box)
        assert first == second != third

    def test_a_role_counts_as_its_element(self) -> None:
        page, kinds = read_page('<div role="navigation"><p>Home</p></div>'), BoxTable(Words({}, {}))
        assert page.lines[0].box is not None
        assert kinds.rows[kinds.kind(page.lines[0].box)][BOX.index("in_nav")] == 1


class TestForest:
    def test_answers_are_the_bits_of_the_leaf(self) -> None:
        forest = Forest.load(table(), ("a", "b"))
        columns = np.array([[0, 2, 0, 2, 1], [0, 0, 3, 3, 2]], np.float32)
        assert forest(columns).tolist() == [0.5, 1.5, 10.5, 11.5, 0.5]

    def test_many_rows_are_scored_in_parts(self) -> None:
        rows = np.random.default_rng(1).uniform(0, 3, (2, 2 * AT_ONCE + 7)).astype(np.float32)
        forest = Forest.load(table(), ("a", "b"))
        assert forest(rows).tolist() == [forest(rows[:, [i]])[0] for i in range(rows.shape[1])]

    def test_no_rows(self) -> None:
        assert Forest.load(table(), ("a", "b"))(np.zeros((2, 0), np.float32)).tolist() == []

    @pytest.mark.parametrize(
        "changes",
        [
            {"version": VERSION + 1},
            {"version": None},
            {"features": ["a", "c"]},
            {"depth": 0},
            {"depth": 9},
            {"splits": [[0, 1.0]]},
            {"splits": [[0, 1.0], [2, 2.0]]},
            {"splits": [[0, 1.0], [-1, 2.0]]},
            {"splits": [[0, 1.0], [1, float("nan")]]},
            {"leaves": [[0.0, 1.0, 10.0]]},
            {"leaves": [[0.0, 1.0, 10.0, float("inf")]]},
        ],
    )
    def test_a_table_that_does_not_fit_is_refused(self, changes: dict[str, Any]) -> None:
        with pytest.raises(RuleError, match=r"body\.json"):
            Forest.load(table(**changes), ("a", "b"))


class TestSecondLook:
    def test_a_number_for_each_name_and_line(self) -> None:
        look = look_at(PAGE)
        columns = second_look(look, np.array([0.0, 0.1, 0.9, 0.8, 0.2, 0.1]))
        assert columns.shape == (len(SECOND_NAMES), 6)
        assert np.isfinite(columns).all()
        named = dict(zip(SECOND_NAMES, columns.tolist(), strict=True))
        assert named["score-1"] == pytest.approx([-1, 0, 0.1, 0.9, 0.8, 0.2])
        assert named["since_good"] == [99, 99, 99, 1, 1, 2]
        assert named["until_good"] == [2, 1, 1, 99, 99, 99]
        assert named["from_first"] == [-2, -1, 0, 1, 2, 3]

    def test_one_line(self) -> None:
        look = look_at("<p>Only one line.</p>")
        assert np.isfinite(second_look(look, np.array([0.7]))).all()


class TestCut:
    @given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 50)), min_size=1, max_size=9))
    def test_no_set_of_lines_promises_more(self, lines: list[tuple[float, int]]) -> None:
        scores, words = np.array([s for s, _ in lines]), np.array([w for _, w in lines], np.float32)
        cut, promised = best_cut(scores, words)
        mass = float((scores * words).sum())
        for chosen in range(1, 2 ** len(lines)):
            taken = [i for i in range(len(lines)) if chosen >> i & 1]
            size = float(words[taken].sum())
            assert 2 * float((scores * words)[taken].sum()) / (size + mass + 1e-9) <= promised + 1e-6
        assert cut in scores

    def test_where_all_is_sure_the_line_is_between(self) -> None:
        cut, promised = best_cut(np.array([0.99, 0.01, 0.98]), np.array([50, 50, 50], np.float32))
        assert cut == 0.98
        assert promised > 0.97

    def test_where_nothing_is_sure_more_is_taken(self) -> None:
        cut, _ = best_cut(np.full(10, 0.3), np.full(10, 20, np.float32))
        assert cut == 0.3


    def test_what_stands_together_is_not_taken_for_the_chance_that_it_is_right(self) -> None:
        scores, words = np.array([0.95, 0.45]), np.array([100, 300], np.float32)
        assert best_cut(scores, words)[0] == 0.45
        assert best_cut(scores, words, together=1.0)[0] == 0.95

    @given(st.lists(st.tuples(st.floats(0.01, 0.99), st.integers(1, 50)), min_size=1, max_size=7))
    def test_lines_that_stand_together_promise_no_more_than_one_gets(self, lines: list[tuple[float, int]]) -> None:
        scores, words = np.array([s for s, _ in lines]), np.array([w for _, w in lines], np.float32)
        cut, promised = best_cut(scores, words, together=1.0)
        assert cut in scores
        assert 0 <= promised <= 1


class TestAlike:
    def test_lines_at_one_place_of_a_list_are_drawn_together(self) -> None:
        levelled = level(np.array([0.9, 0.8, 0.4, 0.9, 0.1]), np.full(5, 3, np.float32), np.array([1, 1, 1, 1, 2]))
        assert levelled[2] > 0.5
        assert levelled[4] == pytest.approx(0.1)

    def test_a_few_lines_are_no_list(self) -> None:
        scores = np.array([0.9, 0.8, 0.1])
        assert level(scores, np.full(3, 3, np.float32), np.array([1, 1, 1])).tolist() == pytest.approx(scores.tolist())

    def test_order_among_equals_stays(self) -> None:
        levelled = level(np.array([0.2, 0.4, 0.6, 0.8]), np.full(4, 3, np.float32), np.zeros(4, np.intp))
        assert sorted(levelled) == levelled.tolist()


class TestCoherence:
    TEXT = "The harbour was closed for repairs during most of the winter, and boats had to wait outside for the tide. "

    def test_a_data_table_is_in_or_out_as_a_whole(self) -> None:
        page = read_page(f"<p>{self.TEXT}<table><tr><th>Year<th>Boats<tr><td>2019<td>12</table><p>{self.TEXT}")
        page.scores = [0.9, 0.9, 0.6, 0.4, 0.3, 0.9]
        assert cohere(page, 0.5) == (0, 1, 2, 3, 4, 5)
        page.scores = [0.9, 0.6, 0.2, 0.1, 0.1, 0.9]
        assert cohere(page, 0.5) == (0, 5)

    def test_a_date_before_the_text_is_no_text(self) -> None:
        page = read_page(f"<p>30 November 2021, 12:15<p>{self.TEXT}<p>In 1912 it sank.")
        page.scores = [0.7, 0.9, 0.7]
        assert cohere(page, 0.5) == (1, 2)

    def test_a_line_at_the_end_that_is_no_likelier_in_than_out_goes(self) -> None:
        page = read_page(f"<p>{self.TEXT}<p>Follow our paper on all channels, every day.")
        page.scores = [0.95, 0.51]
        assert cohere(page, 0.5) == (0,)
        page.scores = [0.95, 0.6]
        assert cohere(page, 0.5) == (0, 1)

    def test_what_the_scorer_is_sure_of_is_no_furniture(self) -> None:
        page = read_page(f"<p>{self.TEXT}<h2>Advertisement</h2><p>{self.TEXT}")
        page.scores = [0.95, 0.7, 0.95]
        assert cohere(page, 0.5) == (0, 2)
        page.scores = [0.95, 0.95, 0.95]
        assert cohere(page, 0.5) == (0, 1, 2)


class TestShippedModel:
    def test_it_fits_this_code(self) -> None:
        model = shipped_model()
        assert probability(model.first(np.zeros((len(NAMES), 1), np.float32))).shape == (1,)
        assert shipped_model() is model

    def test_confidence_rises_with_what_the_scores_promise(self) -> None:
        sure = [shipped_model().confident(promised / 100) for promised in range(101)]
        assert sure == sorted(sure)
        assert 0 <= sure[0] < sure[-1] <= 1

    def test_confidence_is_given_with_the_body(self) -> None:
        article = extract(PAGE)
        assert 0 <= article.provenance["body"].confidence <= 1

    def test_a_page_of_doubtful_lines_is_no_article(self) -> None:
        page = read_page(PAGE)
        select_body(page)
        page.confidence = 0.01
        article = assemble.article(page, blocks.build(page))
        assert not article.ok
        assert article.reason == "which lines are text is unsure (confidence 0.01)"

    def test_weights_are_small_numbers_and_words(self) -> None:
        sizes = {name: len(files("articleclean.data").joinpath(f"{name}.json").read_bytes()) for name in TABLES}
        assert sum(sizes.values()) < 1_500_000

    def test_a_model_of_another_version_is_refused(self) -> None:
        words, body = (
            json.loads(files("articleclean.data").joinpath(f"{n}.json").read_text("utf-8")) for n in ("words", "body")
        )
        with pytest.raises(RuleError, match="version"):
            BodyModel.load(words, body | {"second": body["second"] | {"version": 1}})
        with pytest.raises(RuleError, match="version"):
            BodyModel.load(words | {"version": 0}, body)


TABLES = ("words", "kinds", "body")
