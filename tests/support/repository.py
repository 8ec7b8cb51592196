"""Repositories of users, in which pre-commit and git run, and a clone of the project that they name."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.clean_copy import copy_project, environment


class Repository:
    """A git repository of a user."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache
        folder.mkdir(parents=True, exist_ok=True)
        self.run("git", "init", "-q", "-b", "main")

    def write(self, name: str, text: str, encoding: str = "utf-8") -> None:
        """Write a text file and stage it."""
        self.put(name, text.encode(encoding))

    def put(self, name: str, content: bytes) -> None:
        """Write a file and stage it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.run("git", "add", "--", name)

    def attempt(self, *command: str) -> tuple[int, str]:
        """Run a command in the repository; return its exit code and all that it printed."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment(PRE_COMMIT_HOME=str(self.cache), PRE_COMMIT_COLOR="never"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def run(self, *command: str) -> str:
        """Run a command that must succeed."""
        code, output = self.attempt(*command)
        assert code == 0, output
        return output

    def commit(self) -> tuple[int, str]:
        """Commit what is staged."""
        return self.attempt("git", "commit", "-q", "-m", "报告")

    def unstage(self, name: str) -> None:
        """Take a file out of the next commit."""
        self.run("git", "rm", "-q", "-f", "--cached", "--", name)


def clone_of_project(folder: Path) -> Path:
    """Return a clone of the project as it stands, with everything committed."""
    clone = Repository(copy_project(folder), folder)
    clone.run("git", "add", "-A")
    clone.run("git", "commit", "-q", "-m", "as it stands")
    return clone.folder


def revision_of(project: Path) -> str:
    """Return the commit of a clone."""
    command = ["git", "rev-parse", "HEAD"]
    done = subprocess.run(command, cwd=project, env=environment(), capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()
