"""One neural network, run by LiteRT on the processor. It opens no connection and needs none."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from unkink.vision.pruned import pruned

Values = NDArray[np.float32]


class NetworkError(Exception):
    """A network that cannot be loaded; the message says which file and why."""


class Network:
    """A network: one picture in, several arrays out. Whatever else its file would compute is not computed."""

    def __init__(self, content: bytes, outputs: Sequence[str], threads: int = 1) -> None:
        """Load a network from the content of its file, with the outputs of these names in this order."""
        with _quiet():
            self._interpreter: Any = Interpreter(model_content=pruned(content, outputs), num_threads=threads)
            self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        places = {each["name"]: each["index"] for each in self._interpreter.get_output_details()}
        self._outputs = [places[name] for name in outputs]

    def run(self, draw: Callable[[Values], None]) -> list[Values]:
        """Have a picture drawn (1 x height x width x 3) and run the network on it; return its outputs.

        Picture and outputs (each without its batch) lie in the network's own room, so that nothing large is copied:
        make something of them, and keep none until the next run, which would refuse to begin.
        """
        draw(self._interpreter.tensor(self._input)())
        self._interpreter.invoke()
        return [self._interpreter.tensor(output)()[0] for output in self._outputs]


def load_network(archive: Path, member: str, outputs: Sequence[str], threads: int = 1) -> Network:
    """Load a network with these outputs from its member of a model file. Raises NetworkError."""
    try:
        with ZipFile(archive) as file:
            content = file.read(member)
        return Network(content, outputs, threads)
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
