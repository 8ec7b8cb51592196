"""Errors of the operating system in Chinese."""

from __future__ import annotations

import errno

_KNOWN = {
    errno.ENOSPC: "存储空间不足",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENOTDIR: "路径中间的一段不是文件夹",
    errno.ELOOP: "链接互相循环",
    errno.EROFS: "这个位置只能读，不能写",
}


def explain(error: OSError | ValueError) -> str:
    """Return one Chinese sentence about why something cannot be read or written."""
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, PermissionError):
        return "没有读写权限"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹，不是文件"
    if isinstance(error, OSError) and error.errno in _KNOWN:
        return _KNOWN[error.errno]
    if isinstance(error, OSError) and error.strerror:
        return f"无法读写（{error.strerror}）"
    return "路径含有空字符或无法编码的字符，请改正"
