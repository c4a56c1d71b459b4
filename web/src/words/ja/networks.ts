/** Choosing the network: the chooser in the header, files of one's own, and what goes wrong with them. */
import type { Words } from "../words";
import { percent } from "./numbers";

const along = { mnistnet: "MNISTNet", mnistconv: "MNISTConv" };

export const networks: Words["networks"] = {
  name: "ネットワーク",
  now: (name) => `ネットワーク：${name}`,
  along,
  about: {
    mnistnet: "レッスンのネットワーク：どのニューロンも前の層全体を読みます",
    mnistconv: "畳み込み：小さな窓が画像の上を滑ります。選ぶと読み込みます",
  },
  own: "自分のファイル",
  served: "このページのネットワーク",
  aboutServed: "このページを開いたときのネットワーク",
  aboutOwn: "自分のファイル。このコンピューターの外には出ていません",
  open: "ネットワークのファイルを開く…",
  aboutOpen:
    "forwardpassが保存した.safetensorsファイル。ページに落としてもかまいません。ここで調べ、どこにも送りません",
  compare: "2つのネットワークを並べる",
  aboutCompare: "描いた絵、3ピクセル動かした絵、紛らわしい絵を両方が読みます",
  loading: (name) => `${name}を読み込み中…`,
  loadingShare: (name, share) => `${name}を読み込み中：${percent(share)}`,
  reading: (name) => `${name}を読んでいます…`,
  shown: (name) => `${name}を表示しています。描いた絵はそのままです。`,
  drop: "ネットワークのファイルをここに落とすと表示します",
  notLoaded: (name) =>
    `${name}を読み込めず、ネットワークはそのままです。接続を確かめて、もう一度選んでください。`,
  notLoadedStatus: (name, status) =>
    `${name}を読み込めず（状態${status}）、ネットワークはそのままです。`,
  notRead: (file) => `${file}を読めず、ネットワークはそのままです。`,
  tooLarge: (file, megabytes) =>
    `${file}は${megabytes} MBを超えています。このページはそれより大きいファイルを読みません。`,
  torch: (file) =>
    `${file}はPyTorchのファイルです。開くとコードが動くことがあるので、ページでは読みません。PythonでNetwork.from_module(module, example).save("network.safetensors")を実行し、そのファイルをここで開いてください。`,
  onnx: (file) =>
    `${file}はONNXのファイルです。端末でforwardpass serve --network ${file}を実行すると、ページが開きます。`,
  keras: (file) =>
    `${file}はKerasのファイルです。model.export("model.onnx", format="onnx")でONNXに書き出し、forwardpass serve --network model.onnxを実行してください。`,
  otherInput:
    "そのネットワークはこのページで描けるものを読まないか、答えが違います。forwardpass serve --networkで開いてください。",
  unknown: (name) =>
    `このページにネットワーク${name}はありません。「mnistnet」、「mnistconv」、またはネットワークのファイルのバイト列を使ってください。`,
  notAlong: "このページのネットワークは1つだけなので、ほかは選べません。",
  notInLink:
    "ネットワークのファイルはリンクに入りません。代わりにページをHTMLで保存して渡してください。",
  lessonTitle: "レッスンはMNISTNetについてです",
  lessonWords: (name) =>
    `各章はレッスンのネットワークのニューロンについて問いかけます。今は${name}を表示しています。戻っても、描いた絵はそのままです。`,
  lessonBack: "MNISTNetを表示して始める",
};
