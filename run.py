"""Sets up what is missing and starts forwardpass, or runs the checks, or every check and test.

    python3 run.py [options of `forwardpass serve`]     e.g. python3 run.py --port 9000 --no-open
    python3 run.py check [names of checks]              linters, types, imports and unit tests
    python3 run.py test [options of pytest]             the checks, then every test, with coverage

Needs Python 3.11 or later and its standard library alone; older ones, back to 3.6, are told
so, which is why no newer syntax is used here. It makes .venv, installs the package, and builds
the page with a Node.js that it fetches as a wheel when there is none. How the page is built is left
to tools/build_page.py. Only what changed is done again: a stamp of the files' contents says so.
"""

import signal
import sys

if __name__ == "__main__":  # until main takes over, Ctrl-C ends this without a traceback
    signal.signal(signal.SIGINT, signal.SIG_DFL)

OLDEST_PYTHON = (3, 11)


def too_old() -> str:
    """The sentence for a Python that is too old; one that is has to understand this file so far."""
    return (
        "forwardpass needs Python 3.11 or later and this is {}.{}.{}: "
        "install a newer one (python.org/downloads) and run this with it, "
        "for example `python3.13 run.py`"
    ).format(*sys.version_info[:3])


if sys.version_info < OLDEST_PYTHON:
    sys.stderr.write("run.py: " + too_old() + "\n")
    sys.exit(1)

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "tools"))

import build_page
from beside import Check, Ended, Said, in_turn, side_by_side

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MOST_PROCESSES = 4  # of pytest: each may drive a browser
LONG = "browser or notebooks or slow"  # marks of tests that `check` leaves out
STAMP = VENV / "forwardpass-installed"
INSTALLED_FROM = ("pyproject.toml", "constraints.txt", "hatch_build.py")
# What serving needs; that it can be imported says that .venv is whole.
NEEDED = "import click, numpy, PIL.Image, safetensors, starlette, uvicorn, forwardpass"
# As `python -m forwardpass`, but without a traceback when Ctrl-C comes while it is being imported.
START = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "from forwardpass.commands.cli import main; "
    "signal.signal(signal.SIGINT, signal.default_int_handler); main(prog_name='forwardpass')"
)


def load(path: Path) -> ModuleType:
    """A module of the package as a file of its own: the package cannot be imported as yet."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


chromium = load(ROOT / "src" / "forwardpass" / "show" / "chromium.py")


class Problem(Exception):
    """Something that run.py cannot mend; the text says what to do."""


def main(arguments: list[str]) -> int:
    """Set up and serve, check or test; return the exit status."""
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        check_python()
        if arguments[:1] == ["check"]:
            return check(arguments[1:])
        if arguments[:1] == ["test"]:
            return test(arguments[1:])
        return serve(arguments)
    except (Problem, build_page.PageError) as problem:
        print(f"run.py: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def serve(arguments: list[str]) -> int:
    """Serve the page with `arguments`; return when it is stopped."""
    set_up("serve", ".")
    command = [str(PYTHON), "-c", START, *arguments]
    sys.stdout.flush()
    if os.name != "nt":  # on Windows exec would return to the prompt at once
        os.execv(command[0], command)  # noqa: S606 - becomes the server, so Ctrl-C reaches only it
    return subprocess.call(command)


def check(names: list[str]) -> int:
    """Run the checks of these names, or all of them side by side; return 0 if all passed."""
    known = UNITS | CHECKS  # the longest first
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Problem(f"there is no check {unknown[0]!r}: there are {', '.join(CHECKS | UNITS)}")
    started = time.monotonic()
    provide_venv()
    install("test", ".[dev]")
    if names:
        return verdict(in_turn({name: known[name] for name in names}), started)
    build_page.install_packages(provide_node())
    return verdict(side_by_side(known), started)


def test(arguments: list[str]) -> int:
    """Run every check and test of both languages, pytest last; return 0 if all passed."""
    started = time.monotonic()
    set_up("test", ".[dev]")
    build_page.install_packages(provide_node())
    os.environ["FORWARDPASS_CHROMIUM"] = provide_chromium()
    tests = {
        "vitest": lambda to: page_script(to, "test"),
        "pytest": lambda to: pytest(to, arguments),
    }
    checked = side_by_side(dict(reversed(CHECKS.items())))  # the longest first
    return verdict(chain(checked, in_turn(tests)), started)


# What is run ------------------------------------------------------------------------------------

# Everything but tests: each entry is also a hook in .pre-commit-config.yaml.
CHECKS: dict[str, Check] = {
    "ruff-check": lambda to: module(to, "ruff", "check", "."),
    "ruff-format": lambda to: module(to, "ruff", "format", "--check", "."),
    "mypy": lambda to: module(to, "mypy"),
    "lint-imports": lambda to: run([str(PYTHON.with_name("lint-imports"))], to),
    "biome-and-tsc": lambda to: page_script(to, "check"),
}
# What needs no browser and is not marked as slow.
UNITS: dict[str, Check] = {
    "vitest-units": lambda to: page_script(to, "units"),
    "pytest-units": lambda to: module(to, "pytest", "-q", "-m", f"not ({LONG})"),
}


def module(to: Said, name: str, *arguments: str) -> int:
    """Run a Python module of .venv."""
    return run([str(PYTHON), "-m", name, *arguments], to)


def page_script(to: Said, name: str) -> int:
    """Run a script of web/package.json."""
    node = provide_node()
    build_page.install_packages(node)
    return node.run("run", "--silent", name, to=to)


def pytest(to: Said, arguments: list[str]) -> int:
    """Run pytest; the whole of it measures what it covers, a part would only mislead."""
    if arguments:
        return module(to, "pytest", *arguments)
    if sys.version_info >= (3, 12):
        os.environ.setdefault("COVERAGE_CORE", "sysmon")  # costs the least
    cores = os.cpu_count() or 1
    processes = min(cores, MOST_PROCESSES)
    # Threads of several processes that wait for each other's cores take many times as long
    os.environ.setdefault("OMP_NUM_THREADS", str(cores // processes))
    # File by file, so that what a file's tests share is made once
    spread = ["-n", str(processes), "--dist", "loadfile", "--no-loadscope-reorder"]
    coverage = ["--cov=forwardpass", "--cov-report=term-missing:skip-covered"]
    return module(to, "pytest", *spread, *coverage)


def verdict(checks: Iterable[Ended], started: float) -> int:
    """Say of every check how it went, and of all how long they took; return the exit status."""
    failed = []
    for check in checks:
        print(f"--- {check.name}: {'ok' if check.passed else 'FAILED'}, {check.seconds:.1f} s")
        failed += [check.name] * (not check.passed)
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    text = f"failed: {', '.join(failed)}" if failed else "all checks passed"
    print(f"run.py: {text} ({minutes} min {seconds} s)")
    return 1 if failed else 0


# Setting up ------------------------------------------------------------------------------------


def set_up(purpose: str, requirement: str) -> None:
    """Bring .venv, the built page and the installed package up to date."""
    provide_venv()
    if not build_page.is_fresh():
        node = provide_node()
        with step("building the page"):
            build_page.build(node)
    install(purpose, requirement)


def install(purpose: str, requirement: str) -> None:
    """Bring the installed package and what it needs up to date."""
    if installed() not in (stamp("test"), stamp(purpose)):  # tests need all that serving needs
        with step(
            f"installing forwardpass into .venv{' with the test tools' * (purpose == 'test')}"
        ):
            pip("install", "-c", "constraints.txt", "-e", requirement)
        STAMP.write_text(stamp(purpose), encoding="utf-8")


def check_python() -> None:
    """Refuse a Python that is too old with a sentence that says what to do."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise Problem(too_old())


def stamp(purpose: str) -> str:
    """What an installation for `purpose` is made from, as a hash of contents."""
    digest = hashlib.sha256(f"{purpose} {platform.python_version()} {ROOT}".encode())
    for name in INSTALLED_FROM:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def installed() -> str:
    """The stamp of the installation that is there, or nothing."""
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""


def site_packages() -> Path:
    """The folder of .venv that packages are installed into."""
    places = {"base": str(VENV), "platbase": str(VENV), "installed_base": str(VENV)}
    return Path(sysconfig.get_path("purelib", "venv", vars=places))


def has_pip() -> bool:
    """Whether .venv is there: its Python still exists and has pip."""
    return PYTHON.exists() and (site_packages() / "pip").is_dir()


def works() -> bool:
    """Whether what .venv says is installed can be imported there."""
    try:
        done = subprocess.run([str(PYTHON), "-c", NEEDED], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def provide_venv() -> None:
    """Make .venv unless it is there and whole."""
    if has_pip() and (not installed() or works()):
        return
    if installed():
        print("run.py: .venv is damaged, so it is made anew", flush=True)
    make_venv()


def make_venv() -> None:
    """Create .venv, with Debian's separate venv package if that is what is missing."""
    if importlib.util.find_spec("ensurepip") is None:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        if not apt_install(package):
            raise Problem(
                "this Python cannot make virtual environments, which Debian and Ubuntu keep in a "
                f"package of their own: `sudo apt install {package}`, then run this again"
            )
    with step("creating .venv"):
        if run([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
            raise Problem(f"no virtual environment could be made in {VENV}: see the message above")


def pip(*arguments: str) -> None:
    """Run pip in .venv; on failure raise a sentence (pip itself has printed the details)."""
    quiet = ("--quiet", "--disable-pip-version-check")
    if run([str(PYTHON), "-m", "pip", *arguments, *quiet]) != 0:
        raise Problem(
            "pip could not install what is needed: see its messages above "
            "(most often the network or a proxy; running this again continues where it stopped)"
        )


def provide_node() -> build_page.Node:
    """The Node.js to build and test the page with; fetched as a wheel when there is none."""
    node = build_page.find_node([site_packages()])
    if node is None:
        with step("fetching Node.js into .venv, as there is none of version 20.19 or later"):
            pip("install", build_page.NODE_WHEEL)
        node = build_page.find_node([site_packages()])
    if node is None:
        raise Problem(
            "the Node.js wheel does not run here: install Node.js 22 (nodejs.org/download)"
        )
    return node


def provide_chromium() -> str:
    """The path of a Chromium for the browser tests; installed when there is none."""
    found = find_chromium()
    if found:
        return found
    downloaded = playwright_chromium()
    if Path(downloaded).is_file():
        return downloaded
    with step("installing Chromium for the browser tests"):
        if not (is_debian() and apt_install("chromium")):
            run([str(PYTHON), "-m", "playwright", "install", "chromium"])
    found = find_chromium() or downloaded
    if not Path(found).is_file():
        raise Problem(
            "no Chromium could be installed for the browser tests: install Chrome or Chromium, or "
            "name one in the environment variable FORWARDPASS_CHROMIUM"
        )
    return found


def find_chromium() -> str:
    """A Chromium or Chrome that is already here, or nothing."""
    try:
        return str(chromium.find())
    except FileNotFoundError as error:
        raise Problem(str(error)) from None


def playwright_chromium() -> str:
    """Where Playwright keeps the Chromium that it downloads itself."""
    program = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    command = [str(PYTHON), "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def is_debian() -> bool:
    """Whether this is Debian itself (Ubuntu's `chromium` package is only a pointer to a snap)."""
    release = Path("/etc/os-release")
    return release.is_file() and "\nID=debian\n" in f"\n{release.read_text(encoding='utf-8')}\n"


def apt_install(package: str) -> bool:
    """Install a Debian package if we may; say whether it is there now."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run([apt, "update", "-qq"])
    return run([apt, "install", "-qq", "-y", "--no-install-recommends", package]) == 0


# Running ---------------------------------------------------------------------------------------


@contextmanager
def step(text: str) -> Iterator[None]:
    """Tell people what takes a while before it does, and how long it took."""
    print(f"run.py: {text} ...", flush=True)
    started = time.monotonic()
    yield
    print(f"run.py: done in {time.monotonic() - started:.1f} s", flush=True)


def run(command: list[str], to: Said = None) -> int:
    """Run `command` in the repository, its words going to `to`; return its exit status."""
    return subprocess.call(command, cwd=ROOT, stdout=to, stderr=to)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
