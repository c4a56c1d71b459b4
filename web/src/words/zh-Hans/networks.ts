/** Choosing the network: the chooser in the header, files of one's own, and what goes wrong with them. */
import type { Words } from "../words";
import { percent } from "./numbers";

const along = { mnistnet: "MNISTNet", mnistconv: "MNISTConv" };

export const networks: Words["networks"] = {
  name: "网络",
  now: (name) => `网络：${name}`,
  along,
  about: {
    mnistnet: "课程用的网络：每个神经元读前面的整整一层",
    mnistconv: "卷积网络：小窗口滑过图像；选中时才加载",
  },
  own: "你的文件",
  served: "页面自带的网络",
  aboutServed: "打开这个页面时用的网络",
  aboutOwn: "你的文件；它没有离开这台电脑",
  open: "打开网络文件…",
  aboutOpen: "forwardpass保存的.safetensors文件，也可以拖到页面上：在这里检查，不会发送到任何地方",
  compare: "并排看两个网络",
  aboutCompare: "两个都读你画的图、移动3像素的图和难辨的图",
  loading: (name) => `正在加载${name}…`,
  loadingShare: (name, share) => `正在加载${name}：${percent(share)}`,
  reading: (name) => `正在读${name}…`,
  shown: (name) => `页面现在显示${name}。你画的图还在。`,
  drop: "把网络文件拖到这里，显示其中的网络",
  notLoaded: (name) => `无法加载${name}，网络保持不变：请检查连接后再选一次。`,
  notLoadedStatus: (name, status) => `无法加载${name}（状态${status}），网络保持不变。`,
  notRead: (file) => `无法读取${file}，网络保持不变。`,
  tooLarge: (file, megabytes) => `${file}大于${megabytes} MB：页面不读更大的网络文件。`,
  torch: (file) =>
    `${file}是PyTorch文件，打开时可能运行代码，所以网页都不读它。请在Python中写Network.from_module(module, example).save("network.safetensors")，再在这里打开那个文件。`,
  onnx: (file) =>
    `${file}是ONNX文件：请在终端运行forwardpass serve --network ${file}，页面就会带着它打开。`,
  keras: (file) =>
    `${file}是Keras文件：先用model.export("model.onnx", format="onnx")导出为ONNX，再运行forwardpass serve --network model.onnx。`,
  otherInput:
    "那个网络读的不是这个页面能画的东西，或答案不同：请用forwardpass serve --network打开它。",
  unknown: (name) => `这个页面上没有网络${name}：请用“mnistnet”、“mnistconv”或网络文件的字节。`,
  notAlong: "这个页面只有一个网络，没有别的可选。",
  notInLink: "链接里放不下你的网络文件：请把页面存为HTML，把它发给别人。",
  lessonTitle: "课程讲的是MNISTNet",
  lessonWords: (name) =>
    `各章问的是课程用的网络的神经元。现在显示的是${name}。切换回去时，你画的图还在。`,
  lessonBack: "显示MNISTNet并开始",
};
