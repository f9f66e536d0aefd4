"""What keeps a learner's code in: a bubblewrap container around the warm process, and a cell of its own for each hand-in.

The container holds Python, the libraries and this package, read-only, and nothing else: no course folder, no gradebook,
no other hand-in, no network. Each hand-in then gets user, mount, process, network and ipc namespaces of its own inside it,
a folder in memory of limited size as the only place to write, an empty ``/proc``, no capabilities, a filter of system
calls, and limits on memory, processes and files.

Sources: namespaces(7), capabilities(7), seccomp(2), bwrap(1); the list of refused calls follows Docker's default profile.
"""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import grader
from grader.marking.job import Limits

NOBODY = 65_534
"""Who the warm process is when an administrator starts it."""
ROOM = Path("/room")
"""Where a hand-in's own folder is mounted."""
SCRATCH = Path("/scratch")
"""Where the warm process writes before it opens a room."""

_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x20000,
    0x4000000,
    0x8000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
_NEW = _NEWNS | _NEWUTS | _NEWIPC | _NEWUSER | _NEWPID | _NEWNET
_NOSUID, _NODEV, _NOEXEC, _RDONLY = 2, 4, 8, 1
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_REFUSED = (
    "acct",
    "add_key",
    "bpf",
    "chroot",
    "delete_module",
    "finit_module",
    "fsconfig",
    "fsmount",
    "fsopen",
    "fspick",
    "init_module",
    "io_uring_enter",
    "io_uring_register",
    "io_uring_setup",
    "kcmp",
    "kexec_file_load",
    "kexec_load",
    "keyctl",
    "landlock_create_ruleset",
    "lookup_dcookie",
    "memfd_create",
    "memfd_secret",
    "mount",
    "mount_setattr",
    "move_mount",
    "move_pages",
    "name_to_handle_at",
    "nfsservctl",
    "open_by_handle_at",
    "open_tree",
    "perf_event_open",
    "personality",
    "pidfd_getfd",
    "pidfd_open",
    "pivot_root",
    "process_madvise",
    "process_vm_readv",
    "process_vm_writev",
    "ptrace",
    "quotactl",
    "reboot",
    "request_key",
    "setns",
    "settimeofday",
    "shmget",
    "swapoff",
    "swapon",
    "syslog",
    "umount2",
    "unshare",
    "userfaultfd",
    "vhangup",
)
"""System calls that no lesson needs and that reach beyond the own process."""
_AF_UNIX, _AF_INET, _AF_INET6 = 1, 2, 10
_FAMILIES = 46


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _must(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def die_with_parent() -> None:
    """End this process when its parent ends."""
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)


# ---- the container -------------------------------------------------------------------------------------------------


def container(command: Sequence[str]) -> list[str]:
    """The command line that runs a command in the container.

    Only what is needed is there: the system's libraries, Python, the installed packages and this package.
    """
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise FileNotFoundError("bwrap")
    root = os.geteuid() == 0
    alone = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    line = [bwrap, *alone, "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"]
    line += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if root else ["--unshare-user"]
    line += ["--ro-bind", "/usr", "/usr", "--proc", "/proc", "--dev", "/dev", "--dir", str(ROOM)]
    line += ["--perms", "1777", "--tmpfs", str(SCRATCH), "--dir", "/tmp"]
    for name in ("/lib", "/lib64", "/lib32", "/bin", "/sbin"):
        place = Path(name)
        if place.is_symlink():
            line += ["--symlink", str(place.readlink()), name]
        elif place.is_dir():
            line += ["--ro-bind", name, name]
    for name in ("/etc/ld.so.cache", "/etc/localtime"):
        line += ["--ro-bind-try", name, name]
    for place in libraries():
        for folder in reversed(place.parents):
            line += ["--perms", "0755", "--dir", str(folder)]
        line += ["--ro-bind", str(place), str(place)]
    for name, value in environment().items():
        line += ["--setenv", name, value]
    return [*line, "--remount-ro", "/", "--remount-ro", "/dev", "--chdir", "/", *command]


def libraries() -> list[Path]:
    """The folders of Python, its packages, this package, and further cases; none inside another."""
    paths = [sys.prefix, sys.base_prefix, *(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib"))]
    paths += [str(Path(str(grader.__file__)).parent)]
    paths += [p for p in os.environ.get("GRADER_CASES", "").split(os.pathsep) if p]
    found = sorted({Path(path).resolve() for path in paths if Path(path).exists()} | {Path(sys.prefix)})
    return [p for p in found if not any(other != p and other in p.parents for other in found) and p.parts[1] != "usr"]


def environment() -> dict[str, str]:
    """What a learner's code finds in its environment."""
    found = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(SCRATCH),
        "TMPDIR": str(SCRATCH),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "NBGRADER_EXECUTION": "autograde",
        "PYTHONPATH": str(Path(str(grader.__file__)).parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    found |= {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}
    return found | {
        name: os.environ[name] for name in ("GRADER_CASES", "TZ", "SOURCE_DATE_EPOCH") if name in os.environ
    }


def enter() -> None:
    """In the container, before anything else: load what locking needs, and stop being the administrator."""
    _filter()  # it searches for its library with programs that a room won't have
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        _libc().prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)  # else a namespace's users can't be named


# ---- a hand-in's own cell ------------------------------------------------------------------------------------------


def separate() -> None:
    """Enter namespaces of one's own; the next process forked is alone in them. OSError where that is not allowed."""
    user, group = os.getuid(), os.getgid()
    _must(_libc().unshare(_NEW), "namespaces")
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        Path("/proc/self", name).write_text(text, encoding="ascii")


def furnish(limits: Limits) -> None:
    """Mount the room, of limited size, and put nothing in the place of ``/proc``. OSError where that is not allowed."""
    libc = _libc()
    size = f"size={limits.disk},mode=700,nr_inodes=10000".encode()
    _must(libc.mount(b"room", str(ROOM).encode(), b"tmpfs", _NOSUID | _NODEV, size), "the room")
    if not any(Path("/tmp") in place.parents for place in libraries()):  # else it holds what is imported, read-only
        _must(libc.mount(b"tmp", b"/tmp", b"tmpfs", _NOSUID | _NODEV, size), "/tmp")
    for place in (b"/proc", str(SCRATCH).encode(), b"/dev/shm", b"/dev/mqueue"):
        if Path(place.decode()).is_dir():
            flags = _RDONLY | _NOSUID | _NODEV | _NOEXEC
            _must(libc.mount(b"none", place, b"tmpfs", flags, b"size=4k"), f"nothing in {place.decode()}")


def lock(limits: Limits) -> None:
    """Give up every privilege for good: limits first, then capabilities, then the filter of system calls."""
    limit(limits)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _must(_libc().capset(ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)())), "capabilities")
    _filter().load()


def limit(limits: Limits) -> None:
    """Limit memory, files and processes; lower limits that are there already stay."""
    wanted = {
        resource.RLIMIT_DATA: limits.memory,
        resource.RLIMIT_AS: 2 * limits.memory,
        resource.RLIMIT_FSIZE: limits.disk,
        resource.RLIMIT_CPU: int(limits.total_seconds) + 1,
        resource.RLIMIT_NPROC: limits.processes,
        resource.RLIMIT_NOFILE: 96,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (lowest, lowest))


@cache
def _filter() -> Any:
    import pyseccomp

    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _REFUSED:
        try:
            calls.add_rule(pyseccomp.ERRNO(1), name)
        except (OSError, ValueError):  # unknown to this library or machine: then nobody can call it by name
            continue
    calls.add_rule(pyseccomp.ERRNO(38), "clone3")  # its flags can't be read here; everybody falls back to clone
    for flag in (_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET, 0x2000000):
        calls.add_rule(pyseccomp.ERRNO(1), "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    for family in range(_FAMILIES):
        if family not in (_AF_UNIX, _AF_INET, _AF_INET6):
            calls.add_rule(pyseccomp.ERRNO(97), "socket", pyseccomp.Arg(0, pyseccomp.EQ, family))
    calls.add_rule(pyseccomp.ERRNO(97), "socket", pyseccomp.Arg(0, pyseccomp.GE, _FAMILIES))
    return calls


# ---- whether all this is to be had ---------------------------------------------------------------------------------


@cache
def problem() -> str | None:
    """Why there is no sandbox on this machine and what would help, in a sentence or two; None if there is one."""
    if sys.platform != "linux":
        return f"The sandbox needs Linux, and this is {sys.platform}. Mark in a Linux machine or container."
    if shutil.which("bwrap") is None:
        return "The sandbox needs bubblewrap. On Debian and Ubuntu: sudo apt install bubblewrap"
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError) as error:
        return (
            f"The sandbox needs pyseccomp and libseccomp ({error}). On Debian and Ubuntu: sudo apt install libseccomp2, "
            "then: python -m pip install pyseccomp"
        )
    command = container([sys.executable, "-m", "grader.marking.rooms.zygote", "--try"])
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    if tried.returncode == 0:
        return None
    said = (tried.stderr.strip().splitlines() or ["no reason given"])[-1]
    return f"The sandbox can't be set up here: {said}. {_remedy()}"


def _remedy() -> str:
    restricted = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    if restricted.exists() and restricted.read_text(encoding="ascii").strip() == "1":
        return (
            "Ubuntu's AppArmor keeps programs from making user namespaces: "
            "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0, or an AppArmor profile for bwrap."
        )
    if Path("/.dockerenv").exists():
        return "Inside Docker: start the container with --security-opt seccomp=unconfined --cap-add SYS_ADMIN."
    most = Path("/proc/sys/user/max_user_namespaces")
    if most.exists() and most.read_text(encoding="ascii").strip() == "0":
        return "User namespaces are switched off: sudo sysctl user.max_user_namespaces=15000"
    return "The folders of Python and of this package must be readable for everybody."
