"""Which numerical addresses the command fetches from without --allow-private."""

import pytest

from articleclean.fetch.addresses import is_public

PUBLIC = ("93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2001:4860:4860::8888")
PRIVATE = {
    "private": ("10.0.0.1", "172.16.5.4", "172.31.255.255", "192.168.1.1", "fc00::1", "fdff::1", "fec0::1"),
    "loopback": ("127.0.0.1", "127.255.255.254", "::1"),
    "link-local": ("169.254.169.254", "fe80::1%eth0", "fe80::1"),
    "shared by carriers": ("100.64.0.1", "100.127.255.254"),
    "unspecified, broadcast": ("0.0.0.0", "0.1.2.3", "::", "255.255.255.255"),
    "multicast": ("224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"),
    "reserved": ("240.0.0.1", "192.0.0.9", "192.88.99.1", "100::1", "5f00::1", "4000::1", "::1.2.3.4"),
    "documentation": ("192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"),
    "benchmarks": ("198.18.0.1", "2001:2::1"),
    "Teredo": ("2001::1", "2001:0:5ef5:79fb::1"),
}
CARRIED = ("::ffff:{}", "64:ff9b::{}", "2002:{}::")


def within(shape: str, address: str) -> str:
    """An IPv6 address that carries an IPv4 address."""
    a, b, c, d = map(int, address.split("."))
    return shape.format(f"{a << 8 | b:x}:{c << 8 | d:x}")


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [a for addresses in PRIVATE.values() for a in addresses])
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("shape", CARRIED)
def test_an_address_that_carries_another_is_what_that_one_is(shape: str) -> None:
    assert is_public(within(shape, "8.8.8.8"))
    for addresses in PRIVATE.values():
        for address in addresses:
            if ":" not in address:
                assert not is_public(within(shape, address)), address


def test_the_local_prefix_of_nat64_is_private() -> None:
    assert not is_public(within("64:ff9b:1::{}", "8.8.8.8"))
