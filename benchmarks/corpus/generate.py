#!/usr/bin/env python3
"""Writes a corpus of CreateInstance requests: the same files for the same seed.

  benchmarks/corpus/generate.py DIR [SEED]

valid.q and invalid.q hold 1,000 requests each, one a line: a tag, a tab, the raw query. The tag of an
invalid request says what is wrong with it. valid.jsonl and invalid.jsonl hold the same requests as
JSON objects of parameters, for peers that read no queries.

The sequence of random choices is part of the format: figures of two days are comparable only if the
requests are the same. So whoever adds, drops or moves a choice starts a new series of figures.
"""
import json
import random
import string
import sys
from urllib.parse import quote

UPPER = string.ascii_uppercase
LOWER = string.ascii_lowercase
DIGITS = string.digits
SPECIAL = "!@#$%^&*()_+-="

REGIONS = ["cn-hangzhou", "cn-beijing", "cn-shanghai", "cn-shenzhen", "ap-southeast-1", "us-west-1",
           "eu-central-1", "cn-zhangjiakou"]
CLASSES = ["redis.master.small.default", "redis.master.mid.default", "redis.master.stand.default",
           "redis.sharding.basic.small.default", "memcache.master.small.default",
           "redis.amber.master.small.multithread"]
CAPACITIES = [1024, 2048, 4096, 8192, 16384, 32768, 65536]
PERIODS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "12", "24", "36"]
WORDS = ["prod", "test", "cache", "session", "order", "user", "pay", "gateway", "redis", "shop",
         "alpha", "cluster-01", "v2.1", "east_1"]
HAN = [chr(c) for c in range(0x4E00, 0x9FFF, 7)]
NOT_IN_NAMES = list("@/:=\"\u201d<>{}[] ")
CONFIG = [
    ("maxmemory-policy", ["volatile-lru", "allkeys-lru", "noeviction"]),
    ("appendonly", ["yes", "no"]),
    ("timeout", ["0", "300"]),
    ("notify-keyspace-events", ["", "Ex", "KEA"]),
    ("hash-max-ziplist-entries", ["512", "128"]),
    ("lazyfree-lazy-eviction", ["yes", "no"]),
]


# ---- values ----


def han(rng, length):
    return "".join(rng.choice(HAN) for _ in range(length))


def instance_name(rng):
    if rng.random() < 0.45:  # Chinese, or mixed
        name = han(rng, rng.randint(2, 14))
        if rng.random() < 0.5:
            name += "-" + rng.choice(WORDS)
    else:
        name = "-".join([rng.choice(WORDS) for _ in range(rng.randint(1, 5))])
        if rng.random() < 0.15:
            name += "_" + han(rng, rng.randint(1, 6))
    if rng.random() < 0.03:  # a few long ones
        name = (name * 80)[:rng.randint(100, 128)]
    name = name[:128]
    return name if len(name) >= 2 else name + "ab"


def password(rng):
    length = rng.randint(8, 32)
    classes = rng.choice([[UPPER, LOWER, DIGITS], [UPPER, LOWER, DIGITS, SPECIAL], [LOWER, DIGITS, SPECIAL],
                          [UPPER, LOWER, SPECIAL], [UPPER, DIGITS, SPECIAL]])
    characters = [rng.choice(c) for c in classes]  # one of each
    characters += [rng.choice(rng.choice(classes)) for _ in range(length - len(classes))]
    rng.shuffle(characters)
    return "".join(characters)


def token(rng):
    return "".join(rng.choice(LOWER + DIGITS + "-") for _ in range(rng.choice([32, 36, 36, 36, 64, 20])))


def address(rng):
    return ".".join(str(n) for n in [rng.choice([10, 172, 192]), rng.randint(0, 255), rng.randint(0, 255),
                                     rng.randint(1, 254)])


def config(rng):
    chosen = {}
    for key, values in CONFIG:
        if rng.random() < 0.5:
            chosen[key] = rng.choice(values)
    return to_json(chosen)


def resource_id(rng, prefix):
    return prefix + "".join(rng.choice(LOWER + DIGITS) for _ in range(18))


def to_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ---- valid requests ----


def add_charge(rng, request):
    kind = rng.random()
    if kind < 0.45:
        request["ChargeType"] = "PrePaid"
        request["Period"] = rng.choice(PERIODS)
    elif kind < 0.8:
        request["ChargeType"] = "PostPaid"


def add_renewal(rng, request):
    kind = rng.random()
    if kind < 0.3:
        request["AutoRenew"] = "true"
        request["AutoRenewPeriod"] = rng.choice(["1", "2", "3", "6", "12"])
    elif kind < 0.6:
        request["AutoRenew"] = "false"


def any_valid(rng):
    request = {"Action": "CreateInstance", "RegionId": rng.choice(REGIONS)}

    def maybe(name, probability, make):
        if rng.random() < probability:
            request[name] = make()

    size = rng.random()  # by class, by capacity, or by both
    if size < 0.5 or size > 0.9:
        request["InstanceClass"] = rng.choice(CLASSES)
    if size >= 0.5:
        request["Capacity"] = str(rng.choice(CAPACITIES))
    maybe("Token", 0.7, lambda: token(rng))
    maybe("InstanceName", 0.9, lambda: instance_name(rng))
    maybe("Password", 0.9, lambda: password(rng))
    add_charge(rng, request)
    maybe("NodeType", 0.5, lambda: rng.choice(["STAND_ALONE", "MASTER_SLAVE"]))
    maybe("NetworkType", 0.8, lambda: rng.choice(["CLASSIC", "VPC"]))
    maybe("InstanceType", 0.8, lambda: rng.choice(["Redis", "Memcache"]))
    maybe("EngineVersion", 0.8, lambda: rng.choice(["2.8", "4.0", "5.0"]))
    add_renewal(rng, request)
    maybe("AutoUseCoupon", 0.5, lambda: rng.choice(["true", "false"]))
    maybe("PrivateIpAddress", 0.6, lambda: address(rng))
    maybe("Config", 0.6, lambda: config(rng))
    # Parameters that may hold any text.
    maybe("ZoneId", 0.6, lambda: request["RegionId"] + "-" + rng.choice("abcdefgh"))
    maybe("VpcId", 0.5, lambda: resource_id(rng, "vpc-bp1"))
    maybe("VSwitchId", 0.5, lambda: resource_id(rng, "vsw-bp1"))
    maybe("BusinessInfo", 0.2, lambda: "biz %d" % rng.randint(1, 10**9))
    return request


def valid(rng, suits=lambda request: True):
    """A request of 10 to 20 parameters that suits."""
    while True:
        request = any_valid(rng)
        if 10 <= len(request) <= 20 and suits(request):
            return request


# ---- invalid requests: a valid one that suits, spoilt in one way ----


def has(name):
    return lambda request: name in request


def has_value(name, value):
    return lambda request: request.get(name) == value


def has_room_in(name, longest):
    return lambda request: name in request and len(request[name]) < longest


def becomes(name, *values):
    def spoil(rng, request):
        request[name] = rng.choice(values)
    return spoil


def loses(*names):
    def spoil(_, request):
        for name in names:
            request.pop(name, None)
    return spoil


def grows(name, low, high, times):
    def spoil(rng, request):
        request[name] = (request[name] * times)[:rng.randint(low, high)]
    return spoil


def gains_character(name, first, characters):
    """Puts a character somewhere from index `first` on."""
    def spoil(rng, request):
        value = request[name]
        at = rng.randint(first, len(value))
        request[name] = value[:at] + rng.choice(characters) + value[at:]
    return spoil


def not_ascii_token(_, request):
    request["Token"] = request["Token"][:12] + "中"


def bad_first_character(rng, request):
    request["InstanceName"] = rng.choice(["1", "_", "-", "é", "ん"]) + request["InstanceName"][:100]


def too_few_classes(rng, request):
    classes = rng.choice([[UPPER, LOWER], [LOWER, DIGITS], [DIGITS, SPECIAL], [LOWER]])
    request["Password"] = "".join(rng.choice(rng.choice(classes)) for _ in range(rng.randint(8, 32)))


def broken_config(rng, request):
    good = request["Config"]
    request["Config"] = rng.choice([good[:-1], good + "}", '["a"]', "maxmemory=1", '{"a":}', "{'a':1}"])


def anything(_):
    return True


# By tag: what the valid request must have, and what is done to it.
FAULTS = {
    "action": (anything, becomes("Action", "CreateInstances", "createInstance", "DescribeInstances")),
    "noaction": (anything, loses("Action")),
    "noregion": (anything, loses("RegionId")),
    "nocap": (anything, loses("Capacity", "InstanceClass")),
    "cap": (has("Capacity"), becomes("Capacity", "0", "-1", "12a", "1.5", " 16", "abc")),
    "toklen": (has("Token"), grows("Token", 65, 90, times=4)),
    "tokascii": (has("Token"), not_ascii_token),
    "nameshort": (has("InstanceName"), lambda _, request: request.update(InstanceName="a")),
    "namelong": (has("InstanceName"), grows("InstanceName", 129, 160, times=200)),
    "namefirst": (has("InstanceName"), bad_first_character),
    "namechar": (has_room_in("InstanceName", 127), gains_character("InstanceName", 1, NOT_IN_NAMES)),
    "pwshort": (has("Password"), lambda _, request: request.update(Password="aB3$xyz")),
    "pwlong": (has("Password"), grows("Password", 33, 40, times=5)),
    "pwchar": (has_room_in("Password", 32), gains_character("Password", 0, " ~`|\\;?中")),
    "pwclasses": (has("Password"), too_few_classes),
    "charge": (has_value("ChargeType", "PostPaid"),
               becomes("ChargeType", "Postpaid", "PAYG", "postPaid", "PostPai")),
    "period": (has("Period"), becomes("Period", "0", "10", "11", "13", "48", "x", "1 ")),
    "noperiod": (has("Period"), loses("Period")),
    "experiod": (lambda request: "Period" not in request and len(request) < 20, becomes("Period", *PERIODS)),
    "NodeType": (has("NodeType"), lambda _, request: request.update(NodeType="CLUSTER")),
    "NetworkType": (has("NetworkType"), lambda _, request: request.update(NetworkType="Vpc")),
    "InstanceType": (has("InstanceType"), lambda _, request: request.update(InstanceType="redis")),
    "EngineVersion": (has("EngineVersion"), lambda _, request: request.update(EngineVersion="6.0")),
    "AutoUseCoupon": (has("AutoUseCoupon"), lambda _, request: request.update(AutoUseCoupon="yes")),
    "autorenew": (has_value("AutoRenew", "false"), becomes("AutoRenew", "True", "1", "yes")),
    "arperiod": (has("AutoRenewPeriod"), becomes("AutoRenewPeriod", "4", "5", "24", "0")),
    "noarperiod": (has("AutoRenewPeriod"), loses("AutoRenewPeriod")),
    "ip": (has("PrivateIpAddress"),
           becomes("PrivateIpAddress", "10.0.0", "10.0.0.256", "10.0.0.1.2", "10.0.0.", "a.b.c.d", "10..0.1",
                   "192.168.01.1")),
    "config": (lambda request: len(request.get("Config", "")) > 10, broken_config),
}
# Names and passwords are what clients get wrong most.
TAGS = [tag for tag in FAULTS for _ in range(2 if tag in ("namechar", "pwclasses") else 1)]


def invalid(rng, tag):
    suits, spoil = FAULTS[tag]
    request = valid(rng, suits)
    spoil(rng, request)
    return request


# ---- files ----


def emit(rng, queries, objects, tag, request):
    """Writes a request in both forms; returns its parameters' number, its query, its object."""
    pairs = list(request.items())
    rng.shuffle(pairs)
    # RFC 3986, as this API's signatures want it: a space is %20.
    query = "&".join(name + "=" + quote(value, safe="-_.~") for name, value in pairs)
    text = to_json(dict(pairs))
    queries.write(tag + "\t" + query + "\n")
    objects.write(text + "\n")
    return len(pairs), query, text


def write_set(rng, folder, name, tags):
    written = []
    with open(folder + "/" + name + ".q", "w", encoding="utf-8") as queries, \
            open(folder + "/" + name + ".jsonl", "w", encoding="utf-8") as objects:
        for tag in tags:
            request = valid(rng) if tag == "valid" else invalid(rng, tag)
            written.append(emit(rng, queries, objects, tag, request))
    count = len(written)
    print("%s: %d requests of %.1f parameters, %.1f bytes, %.1f escapes; as JSON %.1f bytes" % (
        name, count,
        sum(parameters for parameters, _, _ in written) / count,
        sum(len(query) for _, query, _ in written) / count,
        sum(query.count("%") for _, query, _ in written) / count,
        sum(len(text.encode()) for _, _, text in written) / count))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = sys.argv[1]
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) == 3 else 20240607)
    write_set(rng, folder, "valid", ["valid"] * 1000)
    write_set(rng, folder, "invalid", [TAGS[i % len(TAGS)] for i in range(1000)])


if __name__ == "__main__":
    main()
