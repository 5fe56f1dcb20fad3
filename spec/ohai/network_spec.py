"""The network from iproute2's own words."""

from __future__ import annotations

from pysolo.ohai import Ohai
from pysolo.ohai.plainnet import without_iproute
from pysolo.system.local import LocalSystem
from pysolo.system.memory import MemorySystem

IP_ADDR = """1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
    inet6 ::1/128 scope host
       valid_lft forever preferred_lft forever
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000
    link/ether 02:42:ac:11:00:05 brd ff:ff:ff:ff:ff:ff
    inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0
       valid_lft forever preferred_lft forever
    inet 10.0.0.6/32 scope global eth0:0
       valid_lft forever preferred_lft forever
    inet6 2001:db8::5/64 scope global dynamic mngtmpaddr
       valid_lft 3000sec preferred_lft 3000sec
    inet6 fe80::42:acff:fe11:5/64 scope link
       valid_lft forever preferred_lft forever
3: eth0.11@eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default qlen 1000
    link/ether 02:42:ac:11:00:05 brd ff:ff:ff:ff:ff:ff
    inet 192.168.11.1/24 brd 192.168.11.255 scope global eth0.11
       valid_lft forever preferred_lft forever
4: tun0: <POINTOPOINT,MULTICAST,NOARP,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UNKNOWN group default qlen 500
    link/none
    inet 10.8.0.2 peer 10.8.0.1/32 scope global tun0
       valid_lft forever preferred_lft forever
"""
IP_LINK = """2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP mode DEFAULT group default qlen 1000
    link/ether 02:42:ac:11:00:05 brd ff:ff:ff:ff:ff:ff promiscuity 0
    RX:  bytes packets errors dropped  missed   mcast
       1392844    1977      0       1       0       0
    TX:  bytes packets errors dropped carrier collsns
        691785    2431      0       0       2       3
3: eth0.11@eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000
    link/ether 02:42:ac:11:00:05 brd ff:ff:ff:ff:ff:ff promiscuity 0
    vlan protocol 802.1Q id 11 <REORDER_HDR>
"""
ROUTES = """default via 10.0.0.1 dev eth0 proto dhcp src 10.0.0.5 metric 100
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
192.168.11.0/24 dev eth0.11 proto kernel scope link src 192.168.11.1
10.9.0.0/16 dev gone scope link
10.7.0.0/16 proto static src 192.168.11.1 metric 5 \\\tnexthop via 10.0.0.2 dev eth0 weight 1 \\\tnexthop via 10.0.0.3 dev eth0.11 weight 1
"""
ROUTES6 = """2001:db8::/64 dev eth0 proto kernel metric 256
default via fe80::1 dev eth0 proto ra metric 1024
"""


def machine(routes: str = ROUTES, addresses: str = IP_ADDR) -> MemorySystem:
    system = MemorySystem({"/proc/net/if_inet6": ""})
    system.on("ip addr", stdout=addresses)
    system.on("ip -d -s link", stdout=IP_LINK)
    system.on(
        "ip -f inet neigh show",
        stdout="10.0.0.1 dev eth0 lladdr 52:54:00:AA:bb:cc REACHABLE\n10.0.0.9 dev eth0 FAILED\n",
    )
    system.on("ip -f inet6 neigh show", stdout="fe80::1 dev eth0 lladdr 52:54:00:aa:bb:cc router STALE\n")
    system.on("ip -o -f inet route show table main", stdout=routes)
    system.on("ip -o -f inet6 route show table main", stdout=ROUTES6)
    return system


def test_interfaces() -> None:
    interfaces = Ohai(machine())["network"]["interfaces"]
    assert list(interfaces) == ["lo", "eth0", "eth0:0", "eth0.11", "tun0"]
    assert interfaces["lo"]["encapsulation"] == "Loopback"
    assert interfaces["lo"]["addresses"]["127.0.0.1"]["scope"] == "Node"
    assert "number" not in interfaces["lo"]
    eth0 = interfaces["eth0"]
    assert {key: eth0[key] for key in ("type", "number", "mtu", "flags", "encapsulation", "state", "arp")} == {
        "type": "eth",
        "number": "0",
        "mtu": "1500",
        "flags": ["BROADCAST", "MULTICAST", "UP", "LOWER_UP"],
        "encapsulation": "Ethernet",
        "state": "up",
        "arp": {"10.0.0.1": "52:54:00:aa:bb:cc"},
    }
    assert eth0["addresses"] == {
        "02:42:AC:11:00:05": {"family": "lladdr"},
        "10.0.0.5": {
            "family": "inet",
            "prefixlen": "24",
            "netmask": "255.255.255.0",
            "broadcast": "10.0.0.255",
            "scope": "Global",
        },
        "2001:db8::5": {"family": "inet6", "prefixlen": "64", "scope": "Global", "tags": ["dynamic", "mngtmpaddr"]},
        "fe80::42:acff:fe11:5": {"family": "inet6", "prefixlen": "64", "scope": "Link", "tags": []},
    }
    assert interfaces["eth0:0"]["addresses"]["10.0.0.6"]["prefixlen"] == "32"
    assert interfaces["eth0.11"]["vlan"] == {"id": "11", "protocol": "802.1Q", "flags": ["REORDER_HDR"]}
    assert interfaces["tun0"]["addresses"]["10.8.0.2"]["peer"] == "10.8.0.1"
    assert eth0["neighbour_inet6"] == {"fe80::1": "52:54:00:aa:bb:cc"}


def test_routes_and_counters() -> None:
    ohai = Ohai(machine())
    routes = ohai["network"]["interfaces"]["eth0"]["routes"]
    assert routes[0] == {
        "destination": "default",
        "family": "inet",
        "via": "10.0.0.1",
        "metric": "100",
        "proto": "dhcp",
        "src": "10.0.0.5",
    }
    assert routes[1]["scope"] == "link"
    assert [route["via"] for route in routes if route["destination"] == "10.7.0.0/16"] == []
    by_vlan = ohai["network"]["interfaces"]["eth0.11"]["routes"]
    assert [route["via"] for route in by_vlan if route["destination"] == "10.7.0.0/16"] == ["10.0.0.3"]
    counters = ohai["counters"]["network"]["interfaces"]["eth0"]
    assert counters["rx"] == {"bytes": "1392844", "packets": "1977", "errors": "0", "drop": "1", "overrun": "0"}
    assert counters["tx"] == {
        "queuelen": "1000",
        "bytes": "691785",
        "packets": "2431",
        "errors": "0",
        "drop": "0",
        "carrier": "2",
        "collisions": "3",
    }


def test_the_way_out() -> None:
    ohai = Ohai(machine())
    network = ohai["network"]
    assert (network["default_interface"], network["default_gateway"]) == ("eth0", "10.0.0.1")
    assert (network["default_inet6_interface"], network["default_inet6_gateway"]) == ("eth0", "fe80::1")
    assert ohai["ipaddress"] == "10.0.0.5"
    assert ohai["macaddress"] == "02:42:AC:11:00:05"
    assert ohai["ip6address"] == "2001:db8::5"


def test_an_address_needs_no_more_than_addresses_and_routes() -> None:
    system = machine()
    assert Ohai(system)["ipaddress"] == "10.0.0.5"
    assert system.lines == [
        "ip addr",
        "ip -o -f inet route show table main",
        "ip -o -f inet6 route show table main",
    ]


def test_ethtool() -> None:
    system = machine()
    system.put("/usr/sbin/ethtool", mode=0o755)
    system.on(
        "/usr/sbin/ethtool eth0",
        stdout="Settings for eth0:\n\tSpeed: 1000Mb/s\n\tDuplex: Full\n\tAuto-negotiation: on\n",
    )
    system.on("/usr/sbin/ethtool -i eth0", stdout="driver: virtio_net\nbus-info: 0000:00:03.0\n")
    eth0 = Ohai(system)["network"]["interfaces"]["eth0"]
    assert (eth0["link_speed"], eth0["duplex"], eth0["auto_negotiation"]) == (1000, "Full", "on")
    assert eth0["driver_info"] == {"driver": "virtio_net", "bus-info": "0000:00:03.0"}


def test_without_iproute_psutil_tells() -> None:
    network = without_iproute(LocalSystem())
    assert network["interfaces"]["lo"]["addresses"]["127.0.0.1"] == {
        "family": "inet",
        "prefixlen": "8",
        "netmask": "255.0.0.0",
        "scope": "Node",
    }


def test_the_lowest_metric_wins() -> None:
    routes = "default via 10.0.0.1 dev eth0 src 10.0.0.5 metric 100\ndefault via 192.168.11.254 dev eth0.11 src 192.168.11.1 metric 50\n"
    ohai = Ohai(machine(routes))
    assert ohai["network"]["default_interface"] == "eth0.11"
    assert ohai["ipaddress"] == "192.168.11.1"


def test_without_a_source_the_gateway_decides() -> None:
    ohai = Ohai(machine("default via 192.168.11.254 dev eth0.11\n"))
    assert ohai["ipaddress"] == "192.168.11.1"


def test_without_routes_the_widest_known_address_is_taken() -> None:
    ohai = Ohai(machine(""))
    assert "default_interface" not in ohai["network"]
    assert ohai["ipaddress"] == "10.0.0.6"  # of the longest prefix first, as Ohai sorts


def test_only_loopback() -> None:
    ohai = Ohai(machine("", "\n".join(IP_ADDR.splitlines()[:6]) + "\n"))
    assert ohai["ipaddress"] == "127.0.0.1"
    assert "macaddress" not in ohai


def test_no_network_at_all() -> None:
    ohai = Ohai(MemorySystem())
    assert ohai["network"] == {"interfaces": {}}
    assert "ipaddress" not in ohai
