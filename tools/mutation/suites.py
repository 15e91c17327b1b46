"""Runs the tests against mutants, the quickest first, until one notices."""
import dataclasses
import os
import resource
import subprocess
import tempfile
import time

MEMORY = 4 << 30  # of data: a mutant that never stops taking it is stopped by this
NOTICED = ("[  FAILED  ] ", "[ RUN      ] ")


@dataclasses.dataclass
class Suite:
    target: str
    environment: dict = dataclasses.field(default_factory=dict)
    tests: str = "*"  # a filter of GoogleTest's
    seconds: float = 0  # that it takes without a mutant
    met: bytes = b""  # a byte for each mutant: whether the suite comes to its place


def suites():
    few = {"ASSAY_COUNT": "800"}  # requests, of hundreds of thousands
    return [
        # The reference is not what is changed.
        Suite("//validator/testing:cases_test", tests="-*/CaseTest.Reference/*"),
        Suite("//validator/evaluate:constraints_test"),
        Suite("//validator/evaluate:expectation_test"),
        Suite("//validator/program:secrecy_test"),
        Suite("//validator/program:key_table_test"),
        Suite("//validator/program:short_table_test"),
        Suite("//validator/read:marks_test"),
        Suite("//validator/read:request_line_test"),
        Suite("//validator/json:flat_test"),
        Suite("//validator/json:line_index_test"),
        Suite("//validator/json:reader_test"),
        Suite("//validator:validator_test"),
        Suite("//validator:words_test"),
        Suite("//validator/render:golden_test"),
        Suite("//validator/response:response_test"),
        Suite("//validator/coverage:coverage_test"),
        Suite("//validator/explain:cases_test"),
        Suite("//validator/json:reader_differential_test"),
        Suite("//validator/testing:json_requests_test"),
        Suite("//validator/testing:limits_test"),
        Suite("//validator/testing:differential_test", few),
        # Lint takes enough of the first rulesets of these slices; the test sees to that.
        Suite("//validator/testing:random_rulesets_test", {"ASSAY_COUNT": "160"}, "*/0:*/1:*/3"),
    ]


def limit():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def run(tree, suite, environment, timeout):
    """(whether it passed, what it said); a run that takes too long says so."""
    path = os.path.join(tree, "bazel-bin", suite.target.lstrip("/").replace(":", "/"))
    settings = dict(os.environ, GTEST_FAIL_FAST="1", **suite.environment, **environment)
    command = [path, "--gtest_filter=" + suite.tests]
    try:
        done = subprocess.run(command, cwd=tree, env=settings, timeout=timeout, check=False, text=True,
                              errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, preexec_fn=limit)
    except subprocess.TimeoutExpired as late:
        return False, (late.stdout or b"").decode(errors="replace")
    return done.returncode == 0, done.stdout


def measure(tree, suite):
    """Runs a suite without a mutant, which must pass, and keeps what it met."""
    with tempfile.NamedTemporaryFile() as file:
        start = time.monotonic()
        passed, output = run(tree, suite, {"ASSAY_MUTANTS_MET": file.name}, None)
        suite.seconds = time.monotonic() - start
        suite.met = file.read()
    if not passed or not suite.met:
        raise RuntimeError("%s fails without a mutant:\n%s" % (suite.target, output[-2000:]))


def first_noticed(output):
    """The test that failed, or the one that broke off."""
    tests = [line for line in output.splitlines() if line.startswith(NOTICED)]
    failed = [line for line in tests if line.startswith(NOTICED[0])]
    line = (failed[:1] or tests[-1:] or [NOTICED[1] + "before any test"])[0]
    return line[len(NOTICED[0]):].split(" (")[0].split(",")[0]


def killer(tree, every, number):
    """(target, test) that notices a mutant; nothing when none does."""
    for suite in every:
        if not suite.met[number]:
            continue
        passed, output = run(tree, suite, {"ASSAY_MUTANT": str(number)}, 5 + 5 * suite.seconds)
        if not passed:
            return suite.target, first_noticed(output)
    return None
