"""WARC and WET files as pages: `records` gives a `Record` for each, and says what it leaves out and what is lost.

Needs fastwarc, or warcio: `pip install 'articleclean[warc]'`.
"""

from .reader import records
from .record import Record
from .report import Loss, Report

__all__ = ["Loss", "Record", "Report", "records"]
