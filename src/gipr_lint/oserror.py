"""Errors of the operating system in Chinese."""

from __future__ import annotations

import errno


def explain(error: OSError | ValueError) -> str:
    """Return one Chinese sentence about why something cannot be read or written."""
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, PermissionError):
        return "没有读写权限"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹，不是文件"
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "存储空间不足"
    if isinstance(error, OSError) and error.strerror:
        return f"无法读写（{error.strerror}）"
    return "路径无效"
