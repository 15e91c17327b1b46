"""A scratch copy of the repository with the mutants in it, and its tests, built."""
import concurrent.futures
import os
import re
import subprocess

import operators
import rewrite

BUILD = ["bazel", "--max_idle_secs=60", "build", "-c", "opt", "--noshow_progress", "--keep_going",
         "--copt=-w", "--copt=-O1", "--copt=-D_GLIBCXX_ASSERTIONS"]
ERROR = re.compile(r"^(\S+?):(\d+):\d+: error:", re.MULTILINE)
MAX_ROUNDS = 12


def listed(root, *pathspecs):
    """Files that git has or would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]
    out = subprocess.run(command + list(pathspecs), cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    return sorted({f for f in out.stdout.split("\0") if os.path.isfile(os.path.join(root, f))})


def find_mutants(root, files):
    """All mutants of some files, in order."""
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(operators.mutants_of, [root] * len(files), files)
        return [mutant for mutants in found for mutant in mutants]


def write_if_changed(path, content, mode):
    """A file that stays as it is needs no new build."""
    if os.path.exists(path):
        with open(path, "rb") as f:
            if f.read() == content:
                return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(content)
    os.chmod(path, mode)


def remove_others(tree, files):
    """What the repository no longer has; Bazel's links stay."""
    known = set(files)
    for folder, folders, names in os.walk(tree):
        folders[:] = [f for f in folders if not os.path.islink(os.path.join(folder, f))]
        for name in names:
            path = os.path.join(folder, name)
            if os.path.relpath(path, tree) not in known:
                os.remove(path)


def write(root, tree, mutants, dropped):
    """Copies the repository, with the mutants, but for those of the numbers in `dropped`."""
    by_file = {}
    for number, mutant in enumerate(mutants):
        if number not in dropped:
            by_file.setdefault(mutant.file, []).append((number, mutant))
    files = listed(root)
    for file in files:
        source = os.path.join(root, file)
        with open(source, "rb") as f:
            content = f.read()
        if file in by_file:
            content = rewrite.rewrite(content, by_file[file]).encode()
        write_if_changed(os.path.join(tree, file), content, os.stat(source).st_mode)
    remove_others(tree, files)


def lines_of(root, mutant):
    with open(os.path.join(root, mutant.file), "rb") as f:
        text = f.read()
    return text.count(b"\n", 0, mutant.begin) + 1, text.count(b"\n", 0, mutant.end) + 1


def at_fault(root, mutants, output):
    """The numbers of mutants in lines that the compiler complains of."""
    places = {(m[1], int(m[2])) for m in ERROR.finditer(output)}
    faulty = set()
    for number, mutant in enumerate(mutants):
        first, last = lines_of(root, mutant) if any(mutant.file == f for f, _ in places) else (0, 0)
        if any((mutant.file, line) in places for line in range(first, last + 1)):
            faulty.add(number)
    return faulty


def build(root, tree, mutants, targets):
    """The numbers of mutants that do not compile, once the others do; RuntimeError if they do not."""
    dropped = set()
    for _ in range(MAX_ROUNDS):
        write(root, tree, mutants, dropped)
        run = subprocess.run(BUILD + targets, cwd=tree, check=False, stderr=subprocess.PIPE, text=True)
        if run.returncode == 0:
            return dropped
        faulty = at_fault(root, mutants, run.stderr) - dropped
        if not faulty:
            break
        dropped |= faulty
    raise RuntimeError(run.stderr)
