"""Whether Spark can start here."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

__all__ = ["has_java"]


@cache
def has_java() -> bool:
    """Java 17 or newer, where Spark looks for it."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not java or not Path(java).exists():
        return False
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    return version is not None and int(version[1]) >= 17
