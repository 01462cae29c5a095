"""Archives: `.zip` and `.tar`; a file within has the path `all.zip/sub/a.html`. Nothing is ever unpacked onto disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, Final, cast

from extractor.errors import InputError
from extractor.readers import limits
from extractor.readers.limits import Budget, ExhaustedError
from extractor.readers.source import Member
from extractor.readers.streams import Counted, Unpacked, broken, buffered, seekable

if TYPE_CHECKING:
    import tarfile
    import zipfile

_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_MAX_HEADER: Final = 1024 * 1024
"""Bytes of the longest name or header in a tar file; longer ones are made to fill the memory."""

_BYTES_OF_ENTRY: Final = 100
"""Bytes that a file takes at least in the directory of a zip file of many."""


def parts_of(name: str) -> list[str]:
    """The folders and the file in a member's name, without what would lead out of the archive."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]


def shown_name(name: str) -> str:
    """A member's name as it can be written: never absolute, no `..`, control characters as U+FFFD."""
    return _UNSHOWN.sub("\ufffd", "/".join(parts_of(name)))


def hidden(name: str) -> bool:
    """Is this left out, as in a folder: names with a dot before them, and what macOS adds?"""
    return any(part.startswith(".") or part == "__MACOSX" for part in parts_of(name))


def zipped(stream: IO[bytes], name: str, path: str, budget: Budget) -> Iterator[Member | InputError]:
    """The files of a zip archive, sorted by name as those of a folder are."""
    import zipfile

    with seekable(stream, path) as file:
        size = file.seek(0, 2)
        try:
            _check_directory(file, size, path)
            archive = zipfile.ZipFile(file)
        except InputError:
            raise
        except Exception as error:  # struct, Unicode and others: the format is forgiving, and so is its reader
            yield broken(error, path)
            return
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            budget.enter(path)
            if not info.filename.endswith("/") and not hidden(info.filename):
                yield _zip_member(archive, info, f"{path}/{shown_name(info.filename)}", size, budget)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, size: int, budget: Budget) -> Member:
    packed = min(info.compress_size, size)

    def opened() -> IO[bytes]:
        if info.flag_bits & 0x1:
            raise InputError("is encrypted: unpack the archive with its password first", path=path)
        try:
            return buffered(Unpacked(archive.open(info), path, lambda: packed, budget))
        except Exception as error:  # a method of compression that Python has not, another name in the local header
            raise broken(error, path) from error

    return Member(path, info.filename, opened)


def _check_directory(file: IO[bytes], size: int, path: str) -> None:
    """Raises ExhaustedError where the archive's directory, which is read whole, would fill the memory."""
    file.seek(max(0, size - 70_000))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    length = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    large = tail.rfind(b"PK\x06\x06")
    if length == 0xFFFFFFFF and large >= 0:
        length = int.from_bytes(tail[large + 40 : large + 48], "little")
    if min(length, size) > limits.MAX_MEMBERS * _BYTES_OF_ENTRY:
        raise ExhaustedError(f"holds more than {limits.MAX_MEMBERS:,} files: not read", path=path)


def tarred(stream: IO[bytes], name: str, path: str, budget: Budget) -> Iterator[Member | InputError]:
    """The files of a tar archive in its own order; links and devices in it are never followed or read."""
    import tarfile

    given = Counted(stream)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], given), mode="r|", tarinfo=_tar_info()) as archive:
            while (info := archive.next()) is not None:
                cast(Any, archive).members.clear()  # else the archive remembers them all
                budget.enter(path)
                if info.isreg() and not hidden(info.name):
                    yield _tar_member(archive, info, f"{path}/{shown_name(info.name)}", given, budget)
    except InputError:
        raise
    except Exception as error:  # OverflowError, UnicodeError and others for headers that say nonsense
        yield broken(error, path)


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, path: str, given: Counted, budget: Budget) -> Member:
    before = given.count

    def opened() -> IO[bytes]:
        content = None if info.issparse() else archive.extractfile(info)
        if content is None:
            raise InputError("has holes in it (a sparse file), which cannot be read out of an archive", path=path)
        return buffered(Unpacked(content, path, lambda: given.count - before, budget))

    return Member(path, info.name, opened)


def _tar_info() -> type[tarfile.TarInfo]:
    """The header of a member, refused where it would be read into memory and is too long for that."""
    import tarfile

    headers = {
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
    }

    class Careful(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Careful:
            info = super().frombuf(buf, encoding, errors)
            if info.type in headers and not 0 <= info.size <= _MAX_HEADER:
                raise ValueError("a header in it is larger than any name")
            return info

    return Careful
