/** Choosing the network: the chooser in the header, files of one's own, and what goes wrong with them. */
import type { Words } from "../words";
import { percent } from "./numbers";

const along = { mnistnet: "MNISTNet", mnistconv: "MNISTConv" };

export const networks: Words["networks"] = {
  name: "Ağ",
  now: (name) => `Ağ: ${name}`,
  along,
  about: {
    mnistnet: "dersin ağı: her nöron önündeki bütün katmanı okur",
    mnistconv: "evrişimli: küçük pencereler resmin üstünde kayar; seçilince yüklenir",
  },
  own: "senin dosyan",
  served: "sayfanın kendi ağı",
  aboutServed: "bu sayfanın açıldığı ağ",
  aboutOwn: "senin dosyan; bu bilgisayardan çıkmadı",
  open: "Ağ dosyası aç …",
  aboutOpen:
    "forwardpass ile kaydedilmiş bir .safetensors dosyası; ya da birini sayfaya bırak: burada denetlenir, hiçbir yere gönderilmez",
  compare: "İki ağ yan yana",
  aboutCompare: "ikisi de çizimini, 3 piksel kaydırılmışını ve zor çizimleri okur",
  loading: (name) => `${name} yükleniyor …`,
  loadingShare: (name, share) => `${name} yükleniyor: ${percent(share)}`,
  reading: (name) => `${name} okunuyor …`,
  shown: (name) => `Sayfa şimdi ${name} ağını gösteriyor. Çizimin hâlâ burada.`,
  drop: "Ağını göstermek için buraya bir ağ dosyası bırak",
  notLoaded: (name) =>
    `${name} yüklenemedi, ağ olduğu gibi kalıyor: internet bağlantısını denetle ve onu yeniden seç.`,
  notLoadedStatus: (name, status) => `${name} yüklenemedi (kod ${status}), ağ olduğu gibi kalıyor.`,
  notRead: (file) => `${file} okunamadı, ağ olduğu gibi kalıyor.`,
  tooLarge: (file, megabytes) =>
    `${file} çok büyük: sayfa en çok ${megabytes} MB’lık ağ dosyalarını okur.`,
  torch: (file) =>
    `${file} bir PyTorch dosyası; açılırken kod çalıştırabildiği için hiçbir sayfa onu okumaz. Python’da Network.from_module(module, example).save("network.safetensors") yaz ve o dosyayı burada aç.`,
  onnx: (file) =>
    `${file} bir ONNX dosyası: terminalde forwardpass serve --network ${file} çalıştır; sayfa onunla açılır.`,
  keras: (file) =>
    `${file} bir Keras dosyası: model.export("model.onnx", format="onnx") ile ONNX olarak dışa aktar, sonra forwardpass serve --network model.onnx çalıştır.`,
  otherInput:
    "O ağ bu sayfanın çizdiğinden başka bir şey okuyor ya da başka yanıtlar biliyor: forwardpass serve --network ile aç.",
  unknown: (name) =>
    `Bu sayfada ${name} adlı bir ağ yok: "mnistnet", "mnistconv" ya da bir ağ dosyasının baytlarını kullan.`,
  notAlong: "Bu sayfada tek bir ağ var, seçilecek başkası yok.",
  notInLink: "Bir bağlantı ağ dosyanı taşıyamaz: sayfayı HTML olarak kaydet ve onu dağıt.",
  lessonTitle: "Ders MNISTNet hakkında",
  lessonWords: (name) =>
    `Bölümleri, ders ağının nöronlarını sorar. Şimdi gösterilen ${name}. Geri dönünce çizimin kalır.`,
  lessonBack: "MNISTNet’i göster ve başla",
};
