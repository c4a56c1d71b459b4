/** Choosing the network: the chooser in the header, files of one's own, and what goes wrong with them. */
import { percent } from "./numbers";

const along = { mnistnet: "MNISTNet", mnistconv: "MNISTConv" };

export const networks = {
  name: "Network",
  /** The button, which says which one is shown. */
  now: (name: string) => `Network: ${name}`,
  along,
  about: {
    mnistnet: "the network of the lesson: every neuron reads the whole layer before it",
    mnistconv: "convolutional: small windows slide over the picture; loaded when chosen",
  },
  own: "your file",
  served: "the page's own network",
  aboutServed: "the network that this page was opened with",
  aboutOwn: "your file; it has not left this computer",
  open: "Open a network file …",
  aboutOpen:
    "a .safetensors file that forwardpass has saved, or drop one on the page: it is checked here and sent nowhere",
  compare: "Two networks side by side",
  aboutCompare: "both read your drawing, moved by 3 pixels, and the tricky ones",
  loading: (name: string) => `Loading ${name} …`,
  loadingShare: (name: string, share: number) => `Loading ${name}: ${percent(share)}`,
  reading: (name: string) => `Reading ${name} …`,
  shown: (name: string) => `The page now shows ${name}. Your drawing is still there.`,
  drop: "Drop a network file here to show its network",
  /** What goes wrong. The network that was shown stays. */
  notLoaded: (name: string) =>
    `${name} could not be loaded, so the network stays as it is: check the connection and choose it again.`,
  notLoadedStatus: (name: string, status: number) =>
    `${name} could not be loaded (status ${status}), so the network stays as it is.`,
  notRead: (file: string) => `${file} could not be read, so the network stays as it is.`,
  tooLarge: (file: string, megabytes: number) =>
    `${file} is larger than ${megabytes} MB: the page reads no larger network files.`,
  torch: (file: string) =>
    `${file} is a PyTorch file, which can run code when it is opened, so no page reads it. In Python, write Network.from_module(module, example).save("network.safetensors") and open that file here.`,
  onnx: (file: string) =>
    `${file} is an ONNX file: run forwardpass serve --network ${file} in a terminal, and the page opens with it.`,
  keras: (file: string) =>
    `${file} is a Keras file: export it as ONNX with model.export("model.onnx", format="onnx"), then run forwardpass serve --network model.onnx.`,
  otherInput:
    "That network reads something else than this page draws, or knows other answers: open it with forwardpass serve --network.",
  unknown: (name: string) =>
    `There is no network ${name} on this page: use "mnistnet", "mnistconv" or the bytes of a network file.`,
  notAlong: "This page holds one network only, so there is no other to choose.",
  notInLink:
    "A link cannot hold your network file: save the page as HTML and hand that out instead.",
  /** In the place of the lesson. */
  lessonTitle: "The lesson is about MNISTNet",
  lessonWords: (name: string) =>
    `Its chapters ask about the neurons of the lesson's network. ${name} is shown now. Your drawing stays when you go back.`,
  lessonBack: "Show MNISTNet and begin",
};
