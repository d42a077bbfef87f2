"""One neural network, run by LiteRT on the processor. It opens no connection and needs none."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

Values = NDArray[np.float32]


class NetworkError(Exception):
    """A network that cannot be loaded; the message says which file and why."""


class Network:
    """A network: one picture in, several arrays out, in the order of their names."""

    def __init__(self, content: bytes, threads: int = 1) -> None:
        with _quiet():
            self._interpreter: Any = Interpreter(model_content=content, num_threads=threads)
            self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        outputs = sorted(self._interpreter.get_output_details(), key=lambda each: str(each["name"]))
        self._outputs = [each["index"] for each in outputs]

    def run(self, draw: Callable[[Values], None], wanted: tuple[int, ...]) -> list[Values]:
        """Have a picture drawn (1 x height x width x 3) and run the network on it; return the wanted outputs.

        Picture and outputs (each without its batch) lie in the network's own room, so that nothing large is copied:
        make something of them, and keep none until the next run, which would refuse to begin.
        """
        draw(self._interpreter.tensor(self._input)())
        self._interpreter.invoke()
        return [self._interpreter.tensor(self._outputs[index])()[0] for index in wanted]


def load_network(archive: Path, member: str, threads: int = 1) -> Network:
    """Load a network from its member of a model file. Raises NetworkError."""
    try:
        with ZipFile(archive) as file:
            content = file.read(member)
        return Network(content, threads)
    except (OSError, BadZipFile, KeyError, ValueError, RuntimeError) as error:
        raise NetworkError(f"{archive}: is no model file that can be used: {error}") from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the library writes to standard error while it loads (not a word for people) from getting there."""
    sys.stderr.flush() if sys.stderr else None
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
