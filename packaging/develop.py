"""Set everything up in a checkout, then open the program, test it or measure it.

    python3 packaging/develop.py run [ARGUMENTS OF STUDYAPP …]
    python3 packaging/develop.py test [--full] [ARGUMENTS OF PYTEST …]
    python3 packaging/develop.py bench [NAMES …]

Needs Python 3.11 or newer and nothing else. The environment is made in ``.venv`` from the hashed
lock files beside this script; KaTeX and the translations are brought in; a system library that Qt
needs is installed where this may be done, else the exact command is printed. Each step is skipped
when it has been done and its inputs have not changed, so a later start costs nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = Path(os.environ.get("STUDYAPP_VENV", ROOT / ".venv"))
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {name: ROOT / "packaging" / f"requirements-{name}.lock" for name in ("run", "test")}

# What Qt WebEngine links to beyond what its wheels bring, as Debian and Ubuntu name the packages;
# from Ubuntu 24.04 on some carry the suffix t64.
QT_PACKAGES = (
    "libnss3 libxkbcommon-x11-0 libegl1 libgl1 libxcomposite1 libxdamage1 libxrandr2 libxtst6 "
    "libasound2 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xinerama0 "
    "libxkbfile1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-image0 libxcb-render-util0"
).split()
FONT_PACKAGES = ["fonts-noto-cjk"]
SCREEN_PACKAGES = ["xvfb", "xdotool"]
SCREEN = "-screen 0 1280x800x24 -noreset"  # a server that resets between programs may crash


def say(text: str) -> None:
    """Progress goes to standard error, so that the program's own output stays clean."""
    print(f"studyapp: {text}", file=sys.stderr, flush=True)


def give_up(text: str) -> None:
    """End with one clear sentence."""
    say(text)
    raise SystemExit(2)


def debian_names(packages: list[str]) -> list[str]:
    """The packages as this system names them (``libasound2`` or ``libasound2t64``)."""
    result = []
    for package in packages:
        for name in (package, f"{package}t64"):
            shown = subprocess.run(
                ["apt-cache", "show", "--no-all-versions", name], capture_output=True, check=False
            )
            if shown.returncode == 0 and shown.stdout.strip():
                result.append(name)
                break
        else:
            result.append(package)
    return result


def install_packages(packages: list[str], why: str, *, needed: bool = True) -> None:
    """Install Debian packages, or stop (where they are ``needed``) with the command that does."""
    stop = give_up if needed else say
    if not shutil.which("apt-get"):
        stop(
            f"{why}. Install with your system's package manager what Debian calls: "
            f"{' '.join(packages)}."
        )
        return
    as_root: list[str] | None
    if os.geteuid() == 0:
        as_root = []
    elif (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
    ):
        as_root = ["sudo", "-n"]
    else:
        as_root = None
    if as_root is None:
        stop(
            f"{why}. Run: sudo apt-get update && sudo apt-get install -y "
            f"{' '.join(debian_names(packages))}"
        )
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False, stdout=sys.stderr)
    names = debian_names(packages)
    say(f"installing {' '.join(names)}")
    done = subprocess.run(
        [*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
        check=False,
        stdout=sys.stderr,
        env=quiet,
    )
    if done.returncode:
        stop(f"{why}, and installing failed. Run: sudo apt-get install -y {' '.join(names)}")


def digest(*paths: Path) -> str:
    """One hash over the contents of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def once(name: str, inputs: str) -> Path | None:
    """The mark of a step to be written when it is done, or None when nothing has changed."""
    mark = ENVIRONMENT / f".done-{name}"
    if mark.is_file() and mark.read_text(encoding="utf-8") == inputs:
        return None
    return mark


def set_up_environment(kind: str) -> None:
    """``.venv`` with the locked packages; the lock for tests includes the one for running."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        give_up(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    if not PYTHON.exists():
        say(f"making an environment in {ENVIRONMENT}")
        try:
            import ensurepip  # noqa: F401  (Debian ships it apart)
            import venv  # noqa: F401
        except ImportError:
            install_packages(["python3-venv"], "Python's venv module is missing")
        made = subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=False)
        if made.returncode:
            shutil.rmtree(ENVIRONMENT, ignore_errors=True)
            give_up("The environment could not be made; see the message above.")
    lock = LOCKS[kind]
    if kind == "run" and not once("test", digest(LOCKS["test"])):
        return  # the environment for tests holds all that running needs
    mark = once(kind, digest(lock))
    if mark is None:
        return
    say("installing the pinned packages (about 250 MB the first time)")
    installed = subprocess.run(
        [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--no-deps",
            "-r",
            str(lock),
        ],
        check=False,
        stdout=sys.stderr,
    )
    if installed.returncode:
        give_up("The pinned packages could not be installed; see pip's message above.")
    mark.write_text(digest(lock), encoding="utf-8")


def unpack_pyside() -> None:
    """Have PySide unpack its Python parts, by its own switch.

    It carries them as source in an archive and else compiles them whenever it is imported, which
    takes 12 ms of every start. In the unpacked folder Python keeps them compiled.
    """
    mark = once("pyside", digest(LOCKS["run"]))
    if mark is None:
        return
    unpacked = subprocess.run(
        [str(PYTHON), "-c", "import PySide6.QtCore"],
        check=False,
        env={**os.environ, "SBK_EMBED": "0"},
    )
    if unpacked.returncode == 0:
        mark.write_text(digest(LOCKS["run"]), encoding="utf-8")


def set_up_assets() -> None:
    """KaTeX and the icons from their npm packages, compiled translations, the compiled bank."""
    for step in ("assets.py", "translations.py", "library.py"):
        done = subprocess.run(
            [str(PYTHON), str(ROOT / "packaging" / step)], check=False, stdout=sys.stderr
        )
        if done.returncode:
            give_up(f"packaging/{step} did not end well; see the message above.")


def set_up_system(*, screen: bool) -> None:
    """The system libraries that Qt needs, and for tests a virtual screen and Chinese fonts."""
    if not sys.platform.startswith("linux"):
        return
    probe = (
        "import ctypes, pathlib, PySide6.QtWebEngineWidgets, PySide6;"
        "folder = pathlib.Path(PySide6.__file__).parent / 'Qt/plugins/platforms';"
        "ctypes.CDLL(str(folder / 'libqxcb.so'))"
    )
    mark = once("system", probe)
    if mark is not None:
        loaded = subprocess.run(
            [str(PYTHON), "-c", probe], capture_output=True, text=True, check=False
        )
        if loaded.returncode:
            reason = loaded.stderr.strip().splitlines()[-1] if loaded.stderr.strip() else "?"
            install_packages(QT_PACKAGES, f"Qt cannot start here ({reason})")
            again = subprocess.run(
                [str(PYTHON), "-c", probe], capture_output=True, text=True, check=False
            )
            if again.returncode:
                give_up(f"Qt still cannot start: {again.stderr.strip().splitlines()[-1]}")
        mark.write_text(probe, encoding="utf-8")
    if not has_chinese_font():
        install_packages(
            ["fontconfig", *FONT_PACKAGES],
            "No font with Chinese characters was found",
            needed=screen,
        )
    missing = [
        package
        for package, tool in zip(SCREEN_PACKAGES, ("Xvfb", "xdotool"), strict=True)
        if screen and not shutil.which(tool)
    ]
    if missing:
        install_packages(missing, f"The tests need {', '.join(missing)}")


def has_chinese_font() -> bool:
    """Whether Chinese text can be shown."""
    if not shutil.which("fc-list"):
        return False
    found = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, check=False)
    return bool(found.stdout.strip())


def environment() -> dict[str, str]:
    """The variables our programs run with."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox refuses root
    return variables


def run(arguments: list[str]) -> int:
    """Open the program, or give it a command."""
    set_up_environment("run")
    set_up_system(screen=False)
    unpack_pyside()
    set_up_assets()
    return subprocess.run(
        [str(PYTHON), "-m", "studyapp", *arguments], check=False, env=environment()
    ).returncode


def test(arguments: list[str]) -> int:
    """Style, types, layers, the bank, all tests (end to end on a virtual screen)."""
    set_up_environment("test")
    set_up_system(screen=sys.platform.startswith("linux"))
    unpack_pyside()
    set_up_assets()
    variables = environment()
    full = "--full" in arguments
    on_screen = ["xvfb-run", "-a", "-s", SCREEN] if shutil.which("xvfb-run") else []
    steps: list[tuple[str, list[str], dict[str, str]]] = [
        ("style", [str(BIN / "ruff"), "check", "."], {}),
        ("format", [str(BIN / "ruff"), "format", "--check", "."], {}),
        ("types", [str(BIN / "mypy")], {}),
        ("layers", [str(BIN / "lint-imports"), "--no-cache"], {}),
        ("bank", [str(PYTHON), "-m", "studyapp", "check"], {}),
        ("tests", [str(PYTHON), "-m", "pytest", *arguments], {}),
    ]
    if on_screen:
        steps.append(
            (
                "tests on a screen",
                [
                    *on_screen,
                    str(PYTHON),
                    "-m",
                    "pytest",
                    "tests/end2end",
                    *(["--full"] if full else []),
                ],
                {"STUDYAPP_TEST_SCREEN": "1", "QT_QPA_PLATFORM": "xcb"},
            )
        )
    failed = []
    for name, command, extra in steps:
        say(f"{name} …")
        if subprocess.run(command, cwd=ROOT, check=False, env={**variables, **extra}).returncode:
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all good")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure; one JSON object per figure on standard output."""
    set_up_environment("test")
    set_up_system(screen=sys.platform.startswith("linux"))
    unpack_pyside()
    set_up_assets()
    command = [str(PYTHON), "-m", "tests.benchmarks", *arguments]
    if shutil.which("xvfb-run"):
        command = ["xvfb-run", "-a", "-s", SCREEN, *command]
    return subprocess.run(command, cwd=ROOT, check=False, env=environment()).returncode


def main() -> int:
    """Read the command and do it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("run", "test", "bench"))
    options, rest = parser.parse_known_args()
    return {"run": run, "test": test, "bench": bench}[options.command](rest)


if __name__ == "__main__":
    raise SystemExit(main())
