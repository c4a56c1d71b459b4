/** Choosing the network: the chooser in the header, files of one's own, and what goes wrong with them. */
import type { Words } from "../words";
import { ltr } from "./bidi";
import { percent } from "./numbers";

const along = { mnistnet: "MNISTNet", mnistconv: "MNISTConv" };

export const networks: Words["networks"] = {
  name: "الشبكة",
  now: (name) => `الشبكة: ${name}`,
  along,
  about: {
    mnistnet: "شبكة الدرس: كل عصبون يقرأ الطبقة التي قبله كلها",
    mnistconv: "التفافية: نوافذ صغيرة تنزلق على الصورة؛ تُحمَّل حين تختارها",
  },
  own: "ملفك",
  served: "شبكة الصفحة نفسها",
  aboutServed: "الشبكة التي فُتحت بها هذه الصفحة",
  aboutOwn: "ملفك؛ لم يغادر هذا الحاسوب",
  open: "افتح ملف شبكة …",
  aboutOpen:
    "ملف ‎.safetensors حفظه forwardpass، أو أسقطه على الصفحة: يُفحص هنا ولا يُرسل إلى أي مكان",
  compare: "شبكتان جنبًا إلى جنب",
  aboutCompare: "تقرآن رسمك، ومُزاحًا 3 بكسلات، والرسوم الملتبسة",
  loading: (name) => `يجري تحميل ${name} …`,
  loadingShare: (name, share) => `يجري تحميل ${name}: ${percent(share)}`,
  reading: (name) => `تجري قراءة ${name} …`,
  shown: (name) => `تعرض الصفحة الآن ${name}. ورسمك لا يزال موجودًا.`,
  drop: "أسقط ملف شبكة هنا لعرضها",
  notLoaded: (name) => `تعذّر تحميل ${name}، فتبقى الشبكة كما هي: تحقق من الاتصال واخترها من جديد.`,
  notLoadedStatus: (name, status) => `تعذّر تحميل ${name} (الرمز ${status})، فتبقى الشبكة كما هي.`,
  notRead: (file) => `تعذّرت قراءة ${file}، فتبقى الشبكة كما هي.`,
  tooLarge: (file, megabytes) =>
    `الملف ${file} أكبر من ${megabytes} MB: لا تقرأ الصفحة ملفات شبكات أكبر.`,
  torch: (file) =>
    `${file} ملف PyTorch، وقد ينفّذ كودًا حين يُفتح، فلا تقرؤه أي صفحة. اكتب في Python: ${ltr('Network.from_module(module, example).save("network.safetensors")')} ثم افتح ذلك الملف هنا.`,
  onnx: (file) =>
    `${file} ملف ONNX: شغّل ${ltr(`forwardpass serve --network ${file}`)} في الطرفية فتُفتح الصفحة به.`,
  keras: (file) =>
    `${file} ملف Keras: صدّره بصيغة ONNX بالأمر ${ltr('model.export("model.onnx", format="onnx")')}، ثم شغّل ${ltr("forwardpass serve --network model.onnx")}.`,
  otherInput: `هذه الشبكة تقرأ غير ما يُرسم في هذه الصفحة، أو تعرف أجوبة أخرى: افتحها بالأمر ${ltr("forwardpass serve --network")}.`,
  unknown: (name) =>
    `لا شبكة باسم ${name} في هذه الصفحة: استعمل "mnistnet" أو "mnistconv" أو بايتات ملف شبكة.`,
  notAlong: "في هذه الصفحة شبكة واحدة فقط، فلا يوجد غيرها لتختار.",
  notInLink: "لا يسع الرابط ملف شبكتك: احفظ الصفحة بصيغة HTML ووزّعها بدلًا من ذلك.",
  lessonTitle: "الدرس عن MNISTNet",
  lessonWords: (name) =>
    `تسأل فصوله عن عصبونات شبكة الدرس. والمعروض الآن ${name}. يبقى رسمك حين تعود.`,
  lessonBack: "اعرض MNISTNet وابدأ",
};
