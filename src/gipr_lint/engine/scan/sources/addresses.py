"""Files at addresses such as ``s3://bucket/folder``: listed and read by fsspec, and by what of it is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import IO, Any, cast

from gipr_lint.files.os_errors import explain
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import MAX_BYTES, ReadError

_ADDRESS = expression(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")
"""How an address begins. Begins ``[|s3://|]a/b`` and ``[|simplecache::|]s3://a``, not ``C:\\a``."""
_SECRET = expression(r"(?<=://)[^/?@]+(?=@)|(?<=\?).+$")
"""What opens a store to whoever reads it: a password, a signature. Finds ``ftp://[|me:word|]@host/a`` and
``https://host/a?[|sig=9f|]``, not ``s3://bucket/a@b.txt``."""
_HIDDEN = "***"
_STAMPS = ("ETag", "etag", "md5", "md5Hash", "content_md5")
"""Under which names stores say what tells a content from another one."""
_NOT_REACHED = "连不上这个地址的服务器，请核对地址和网络"
NOT_INSTALLED = "读取网络地址要用 fsspec，没有安装；请执行 pip install 'gipr-lint[scan]'"


class Remote(NamedTuple):
    """A file at an address, and what changes with its content, where that is known."""

    path: str
    stamp: str


def is_address(path: str) -> bool:
    """Tell whether a path is an address."""
    return _ADDRESS.match(path) is not None


def shown(path: str) -> str:
    """Return a path as it may be shown: an address without what opens the store."""
    return _SECRET.sub(_HIDDEN, path) if is_address(path) else path


def listed(address: str) -> tuple[list[Remote], bool]:
    """Return the files at an address, in order, and whether it is that of one file. Raises ReadError."""
    system, path = _system(address)
    try:
        info = system.info(path)
        if info.get("type") != "directory":
            return [Remote(address, _stamp(info))], True
        found = system.find(path, detail=True)
    except FileNotFoundError as error:
        raise ReadError(_NOT_REACHED if _unreached(error) else "这个地址没有文件") from None
    except Exception as error:  # noqa: BLE001 - each store has errors of its own
        raise ReadError(_told(error)) from None
    return [Remote(system.unstrip_protocol(name), _stamp(one)) for name, one in sorted(found.items())], False


def read(address: str) -> bytes:
    """Return the content of the file at an address. Raises ReadError."""
    system, path = _system(address)
    try:
        with system.open(path, "rb") as stream:
            return cast("bytes", stream.read(MAX_BYTES + 1))
    except Exception as error:  # noqa: BLE001 - each store has errors of its own
        raise ReadError(_told(error)) from None


def open_stream(address: str) -> IO[bytes]:
    """Open the file at an address, to be read here and there. Raises ReadError."""
    system, path = _system(address)
    try:
        return cast("IO[bytes]", system.open(path, "rb"))
    except Exception as error:  # noqa: BLE001 - each store has errors of its own
        raise ReadError(_told(error)) from None


def _system(address: str) -> tuple[Any, str]:
    if find_spec("fsspec") is None:
        raise ReadError(NOT_INSTALLED)
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
    except ImportError as error:
        raise ReadError(f"读取这种地址还要安装 {_lacking(error)}") from None
    except ValueError:
        raise ReadError("不认识这种网络地址，请核对 :// 前面的字") from None
    except Exception as error:  # noqa: BLE001 - each store has errors of its own
        raise ReadError(_told(error)) from None
    return system, path


def _lacking(error: ImportError) -> str:
    """Return the library that is not there: fsspec tells it by the cause of its own error."""
    cause = error.__cause__ if isinstance(error.__cause__, ImportError) else error
    return (cause.name or error.name or "另一个库").partition(".")[0]


def _stamp(info: dict[str, Any]) -> str:
    return next((f"{name} {info[name]}" for name in _STAMPS if info.get(name)), "")


def _unreached(error: FileNotFoundError) -> bool:
    """Tell whether nobody answered: fsspec's HTTP says of every failed request that there is no file."""
    cause = error.__cause__ or error.__context__
    return isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError)


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return explain(error)
    name = type(error).__name__
    if "Credential" in name:
        return f"没有这个存储的账号，或者账号不对（{name}），请按它的库的办法设好"
    return f"读取网络地址时出错（{name}）"
