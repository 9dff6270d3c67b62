"""Which numerical addresses belong to the public internet.

https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry. Python's own `is_global`
changed between releases, so what it says is only one of the conditions.
"""

import ipaddress

__all__ = ["is_public"]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST_6 = ipaddress.ip_network("2000::/3")
# Within what else counts as public: the relays of 6to4; addresses that protocols have for themselves.
_NOT_PUBLIC_4 = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
# Teredo, ORCHID and other protocols; documentation, the old block and the new.
_NOT_PUBLIC_6 = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "3fff::/20")))


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet; one that carries an IPv4 address is what that one is.

    Args:
        address: in the form that the resolver gives: "93.184.216.34", "fe80::1%eth0".
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        carried = _carried(ip)
        if carried is None:
            return ip in _UNICAST_6 and ip.is_global and not any(ip in network for network in _NOT_PUBLIC_6)
        ip = carried
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOT_PUBLIC_4)


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that the network would go on to: of "::ffff:…", 6to4 and NAT64."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
