/** As faults.ts, of what is loaded later. */
import type { Words } from "../words";
import { many } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "这个文件不是训练记录。",
  historyFormat: (format, known) =>
    `训练记录的格式是${format}，本页能读${known}：请更新forwardpass。`,
  historyTwice: (name) => `训练记录中有两个${name}。`,
  historyField: (field) => `训练记录已损坏：描述中的${field}不合。`,
  historyTensor: (name) => `张量${name}没有用处。`,
  historyKeeps: (name) => `训练记录中的${name}没有用处。`,
  historyForm: (name) => `训练记录中${name}的形式不合。`,
  historyNumbers: (name) => `${name}中有NaN、无穷大或没有标度的数。`,
  seedOf: (most, seed) => `随机种子是0到${most}之间的整数，不是${seed}。`,
  notIdx: (file, dimensions) => `${file}不是${many(dimensions)}维的字节IDX文件。`,
  idxNumbers: (file, has, said) => `${file}有${many(has)}个数，不是它所说的${many(said)}个。`,
  optimizerOf: (known) => `优化器必须是以下之一：${known.join("、")}。`,
  trainingRate: () => "学习率是大于0的数。",
  rateFalls: () => "学习率在大于0的若干步后减半，或从不减半（null）。",
  batchOf: (most) => `一批是1到${many(most)}个样本。`,
  noDrawing: () => "没有可以学习的图。",
  noPicture: () => "没有可以学习的图像。",
  grownTooLarge: () => "数大得float32装不下了：学习率太大。",
  picturesOf: (values) => `供学习的图像必须各有${many(values)}个值和一个类别。`,
  classesOf: (last) => `类别是从0到${last}的数。`,
};
