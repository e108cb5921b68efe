"""What comes with a post as a file: no page of ours asks for one, so none is ever put on a disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class NothingLarge(MemoryFileUploadHandler):
    """Refuses a large post before any of it is read; Django's own limit counts no files.

    A file in a small one is read, for the page to refuse it.
    """

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ANN401 - Django's own signature
        META: dict[str, str],  # noqa: N803 - as above
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Look at how long the whole post says that it is."""
        if content_length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig(f"A post of {content_length} bytes.")
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
