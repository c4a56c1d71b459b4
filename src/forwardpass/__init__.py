"""See a neural network think: record a forward pass and look inside it.

Importing this package needs NumPy alone. torch is imported in the rooms `convert` and `learn` only
(`Network.from_module`, training); the command line and the web server are imported when asked for.
Which room may import which is in pyproject.toml, [tool.importlinter].
"""

from importlib import metadata

from forwardpass.base.errors import InputError
from forwardpass.inside.ablate import ablate
from forwardpass.inside.arrange import arrange
from forwardpass.inside.connections import Connections, important
from forwardpass.inside.dropout import Spread, dropped, record_training, sample_masks, spread
from forwardpass.inside.evidence import Contrast, Evidence, InputMap, contrast, evidence, input_map
from forwardpass.inside.familiarity import Familiarity, familiarity
from forwardpass.inside.neuron import Effective, Terms, effective, terms
from forwardpass.inside.paths import Hop, Path, path
from forwardpass.measure.responses import measure_responses
from forwardpass.network.dense import Layer
from forwardpass.network.history import History
from forwardpass.network.initial import initial
from forwardpass.network.lamp import Lamp, Rate
from forwardpass.network.measured import Measured
from forwardpass.network.network import Network
from forwardpass.network.planes import Plane
from forwardpass.network.shipped import shipped
from forwardpass.network.source import Accuracy, Source
from forwardpass.operations.operation import Operation
from forwardpass.show.notebook import Animation
from forwardpass.show.show import show
from forwardpass.show.watch import Watch, watch
from forwardpass.trace.gradients import Gradients, backward
from forwardpass.trace.optimizers import SGD, Adam, descend
from forwardpass.trace.record import calibrate, record
from forwardpass.trace.trace import Batch, LayerTrace, Trace

try:
    __version__ = metadata.version("forwardpass")
except metadata.PackageNotFoundError:  # a checkout on the path that nobody installed
    __version__ = "unknown"

__all__ = [
    "SGD",
    "Accuracy",
    "Adam",
    "Animation",
    "Batch",
    "Connections",
    "Contrast",
    "Effective",
    "Evidence",
    "Familiarity",
    "Gradients",
    "History",
    "Hop",
    "InputError",
    "InputMap",
    "Lamp",
    "Layer",
    "LayerTrace",
    "Measured",
    "Network",
    "Operation",
    "Path",
    "Plane",
    "Rate",
    "Source",
    "Spread",
    "Terms",
    "Trace",
    "Watch",
    "__version__",
    "ablate",
    "arrange",
    "backward",
    "calibrate",
    "contrast",
    "descend",
    "dropped",
    "effective",
    "evidence",
    "familiarity",
    "important",
    "initial",
    "input_map",
    "measure_responses",
    "path",
    "record",
    "record_training",
    "sample_masks",
    "shipped",
    "show",
    "spread",
    "terms",
    "watch",
]
