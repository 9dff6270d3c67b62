"""Whether Spark can start here."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

__all__ = ["need_java"]


def need_java() -> None:
    """Skip the test where Spark cannot start."""
    if not _has_java():
        pytest.skip("Spark needs Java 17: apt-get install openjdk-17-jre-headless")


@cache
def _has_java() -> bool:
    """Java 17 or newer, where Spark looks for it."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not java or not Path(java).exists():
        return False
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    return version is not None and int(version[1]) >= 17
