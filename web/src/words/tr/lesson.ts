/** The text below the stage: how it works, the code, and where the weights come from. */

import type { Answers, InputFacts } from "../en/lesson";
import { active, code, contra, pro, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import {
  counted,
  exactPercent,
  fixed,
  listed,
  many,
  percent,
  probability,
  product,
} from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const yours = (picture: boolean): string => (picture ? "Çizimin" : "Girdin");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `${fixed(0.001, 3)}’den az` : fixed(loss, 3);
const each = (names: readonly string[]): string => (names.length === 1 ? "" : "her biri ");

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) {
    return `${names[0]}–${names[names.length - 1]} arası rakamlar`;
  }
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join(", ")} ve ${many(names.length - MOST_LISTED)} tane daha`;
  }
  return listed(names);
}

/** What the code takes. */
function taken({ count, picture, digits }: InputFacts): string {
  if (!picture) return counted(count, "sayı");
  return `${product(picture)} boyunda resimler (${counted(count, digits ? "piksel" : "sayı")})`;
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) =>
    ofLesson ? "MNIST Sinir Ağı Nasıl Çalışır?" : "Bu Sinir Ağı Nasıl Çalışır?",
  how: (digits, picture) =>
    rich`Bu animasyon, bir ${term("sinir ağının")} ${digits ? "el yazısı bir rakamı" : "kendisine gösterileni"} nasıl tanıdığını gösterir. İçinde uydurma hiçbir şey yok: her parlaklık, çizgi ve çubuk, ağın ${picture ? "çizim alanındaki çizim" : "kaydırıcıların değerleri"} için hesapladığı bir sayıdır.`,
  neuron: rich`Bir ${term("nöron")} küçük bir hesaptır: kendisine ulaşan her sayıyı kendi ${term("ağırlığıyla")} çarpar, bu ${term("çarpımları")} toplar ve bir sayı daha ekler: ${term("yanlılığını")}. Ağırlık ne kadar büyükse sayı o kadar çok sayılır; ağırlık 0’ın altındaysa sayı nöronun aleyhine sayılır. Yanlılık ise ne gelirse gelsin bütün ${term("toplamı")} yukarı ya da aşağı kaydırır.`,
  learnt: rich`Ağırlıkları ve yanlılıkları kimse yazmaz: örneklerden öğrenilirler; buna ${term("eğitim")} denir.`,
  layers: (layers) =>
    rich`Aynı sayıları okuyan nöronlar bir ${term("katman")} oluşturur. Modelde şu nöron grupları arasında ${counted(layers.length, "ağırlık katmanı")} vardır: ${listed(layers)}.`,
  inputLayer: "Girdi katmanı",
  input({ count, picture, digits, names }) {
    if (picture) {
      const what = digits ? "el yazısı resim" : "resim";
      const squares = picture.length > 2 ? "her kanaldaki her küçük kareye" : "her küçük kareye";
      return rich`${product(picture)} ${term("piksellik")} ${what}, ${many(count)} nöronluk bir ${term("vektöre")}, yani sıralı sayılara çevrilir: ${squares} bir nöron.`;
    }
    const numbers = count === 1 ? "Tek bir sayı" : `${many(count)} sayı, her birine bir nöron`;
    if (!names) return [`${numbers}.`];
    const more = count > MOST_LISTED ? ["ötekiler"] : [];
    return [`${numbers}: ${listed([...names.slice(0, MOST_LISTED), ...more])}.`];
  },
  inputMaps: (picture, digits) =>
    rich`${product(picture)} ${term("piksellik")} ${digits ? "el yazısı resim" : "resim"} olduğu gibi resim kalır: ${many(picture.reduce((all, side) => all * side, 1))} sayı, girdinin nöronları. Sıralı sayılara ${term("vektör")} denir.`,
  convolution: (names, size, count) =>
    rich`${listed(names)}: ${each(names)}bir ${term("evrişim")}. Oradaki bir nöron yalnızca küçük bir pencerenin altını okur (${code(names[0])} için ${product(size)}) ve her yerde aynı ağırlıkları kullanır. Tek bir pencerenin her yerde bulduğu şey bir ${term("öznitelik haritasıdır")}, resim olarak çizilir; ${code(names[0])} katmanında ${many(count)} tane vardır.`,
  pooling: (names, largest) =>
    rich`${listed(names)}: ${each(names)}${term("havuzlama")}. Birkaç komşudan ${largest ? "yalnızca en büyük sayı" : "tek bir sayı"} ilerler; haritalar küçülür ve çizimin az kayması daha az önem taşır.`,
  batchNorm: (names) =>
    rich`${listed(names)}: ${each(names)}bir ${term("yığın normalleştirme")}. Bir haritanın toplamlarını, eğitimde ölçülmüş ve öğrenilmiş sayılarla kaydırıp ölçekler; böylece yaklaşık 1 kadar değişirler.`,
  hiddenMaps: (sizes) =>
    `${sizes.length} tane var: ${listed(
      sizes.map(([name, maps, size]) =>
        size.length > 0
          ? `${name} (${counted(maps, "harita")}, ${product(size)})`
          : `${name} (${counted(maps, "nöron")})`,
      ),
    )}. Her biri, önceki katmanların bulduğunu işler.`,
  hiddenLayers: (count) => (count === 1 ? "Gizli katman" : "Gizli katmanlar"),
  hidden: (sizes) =>
    sizes.length === 1
      ? `${counted(sizes[0], "nöron")} içerir. Her biri, önceki katmanın bulduğunu işler.`
      : `${sizes.length} tane var; nöron sayıları sırasıyla ${listed(sizes.map(many))}. Her biri, önceki katmanın bulduğunu işler.`,
  outputLayer: "Çıktı katmanı",
  output: (at) =>
    at.names.length === 1
      ? `Tek yanıt için 1 nöron: ${at.names[0]}.`
      : `Her yanıta bir tane, ${counted(at.names.length, "nöron")}: ${answers(at)}.`,
  activations: (names, relu) =>
    relu
      ? rich`Her gizli katmanın ardından ${term(listed(names))} gelir: sıfırın üstündeki değeri korur, geri kalan her şeyi 0 yapar. 0’ın üstünde kalan nöron ${term("aktiftir")} ve bu sayı onun ${term("aktivasyonudur")}; ötekiler hiçbir şey iletmez.`
      : rich`Her gizli katmanın ardından ${strong(listed(names))} gelir: her değeri sabit bir eğriyle büker; katmanlar birlikte böylece tek başına olandan fazlasını yapabilir. Çıkan sayı nöronun ${term("aktivasyonudur")}; 0’ın üstündeyse nöron ${term("aktiftir")}.`,
  dropout: (p) =>
    rich`Eğitim için modelde ${term("seyreltme")} vardır: bu nöronların her birini ${percent(p)} olasılıkla kapatır; ağ böylece hiçbirine tek başına güvenmez. Bu, ${term("aşırı öğrenmeye")}, yani örnekleri ezberlemeye karşıdır; ağ tanırken seyreltme hiçbir şey yapmaz.`,
  why: (picture) =>
    `Neden birkaç katman? İlki ${picture ? "tek tek pikselleri" : "girdilerin kendisini"} tartar; sonraki her katman, önceki nöronların bulduğunu tartar ve böylece tek bir ${picture ? "piksel" : "girdi"} toplamının göremeyeceği birleşimleri fark eder.`,
  activeNow: (layers, picture) =>
    `${yours(picture)} için şu anda aktif olanlar: ${listed(
      layers.map(({ name, active, count }) => `${name}: ${many(active)} / ${many(count)}`),
    )}.`,
  softmax(kind, classes, digits) {
    const what = digits ? "rakamın" : "sınıfın";
    const scores = `${counted(classes, "skoru")}`;
    const probabilities = rich`${term("olasılıklara")} çevirir: her biri 0 ile 1 arasında bir değerdir ve toplamları 1’dir. Ağ, hangi ${what} olasılığının en yüksek olduğunu böyle söyler.`;
    const added = rich`Son katmanın topladıkları ${term("skorlardır")}; logit de denir.`;
    if (kind === "log_softmax") {
      return rich`${added} Ardından ${term("log_softmax")} gelir; ${term("softmax")} fonksiyonunun ${term("logaritmasıdır")}: softmax ${scores} ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${added} Ardından ${term("softmax")} fonksiyonu gelir ve ${scores} ${probabilities}`;
    }
    return rich`Ağın kendi kodu son katmanının ${term("skorlarıyla")} biter; logit de denir. Sayfa ${term("softmax")} fonksiyonunu ekler ve bu, ${scores} ${probabilities}`;
  },
  formula: "Formül olarak; z skorlar, p olasılıklar, e ise 2,718… sayısı:",
  formulaSpoken: "p i, eşittir e üzeri z i, bölü tüm j’ler için e üzeri z j toplamı",
  stage: (digits, plain) =>
    rich`Sahnede ${active(plain ? "aktif nöronlar kırmızıdır" : "0’ın üstündeki değerler kırmızıdır")}; değer büyüdükçe parlaklaşır. Bir yanıt olunca ${term("önemli bağlantılar")}, ${term("kanıtlarına")} göre çizgi olarak çizilir: yanıttan yana olan ${pro("düz ve sıcak renkli")}, yanıta karşı olan ${contra("kesik ve soğuk renkli")}. Her ${digits ? "rakamın" : "sınıfın"} olasılığı bir çubuktur; olasılığı en yüksek olan ${term("tahmin")}, onun olasılığı da ${term("güven")} olarak gösterilir.`,
  now: (name, confidence, picture) =>
    `${yours(picture)} için bu ${name}: olasılığı ${probability(confidence)}.`,
  accuracy: (measured, digits) =>
    rich`Ne sıklıkta doğru? Bunu yalnızca öğrenmediği ${term(digits ? "test rakamları" : "test örnekleri")} söyleyebilir; ölçüldü: ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `${counted(images, digits ? "resimde" : "örnekte")} ${exactPercent(accuracy)} (${dataNamed(data)})`,
      ),
    )}. Ağ her zaman yanıt verir, bir karalamaya bile: yüksek olasılık ağın ne kadar emin olduğunu söyler, haklı olduğunu değil.`,
  trainingTitle: "Ağırlıklar nereden gelir",
  training(weights, pytorch, kind, digits) {
    const before = rich`${many(weights)} ağırlık ve yanlılığı kimse yazmadı: öğrenildiler. Eğitimde ağa, doğru yanıtlarıyla birlikte birçok örnek gösterilir ve çapraz entropi türünden bir ${term("kayıp")} fonksiyonu ne kadar yanıldığını ölçer`;
    const after =
      "Sonra her ağırlık, kaybı küçülten yönde biraz kaydırılır; bu, tekrar tekrar yapılır. ";
    const end = ` verir: olasılığı en yüksek ${digits ? "rakam" : "sınıf"}.`;
    const rest = rich`${after}Eğitim bitince model, gösterilen her ${digits ? "resim" : "girdi"} için bir ${strong("tahmin")}${end}`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}: log_softmax çıktısında ${code("nn.NLLLoss")} ya da iki adımı birden yapan ${code("nn.CrossEntropyLoss")}. ${rest}`;
    }
    return rich`${before}; örneğin skorlarda ${code("nn.CrossEntropyLoss")}. ${rest}`;
  },
  loss: rich`Tek bir örnek için kayıp −log p’dir: doğru yanıtın olasılığı p’nin doğal ${term("logaritmasının")} eksilisi. Doğru ve emin bir yanıtta 0’a yakın, emin ve yanlış bir yanıtta büyüktür.`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? `; doğrusu ${other.name} ise ${fixed(other.loss, 2)}` : "";
    return `${yours(picture)} için doğrusu ${name} ise p ${probability(Math.exp(-loss))} ve kayıp ${small(loss)}${wrong}.`;
  },
  wordsTitle: "Sözcükler",
  words: "Bu sayfadaki terimlerin anlamı, ilk kullanıldıkları sırayla.",
  codeTitle: "Python Kodu ve Açıklamalar",
  code(file, name, framework, sizes) {
    const written = framework ? `${framework} ile yazıldığı gibi` : "yazıldığı gibi";
    const what = sizes
      ? `tam bağlantılı ${name} ağı, ${written}: girdiden çıktıya ${listed(sizes.map(many))} nöron`
      : `${name} ağı, ${written}`;
    return rich`Bu ${code(file)}, ${what}. İşaretli bir satırın üstüne gel ya da Tab tuşuyla ona git; sahne ne yaptığını gösterir.`;
  },
  codeDoes(at, hidden, kind, answer) {
    const passes = hidden > 0 ? `, bunu ${counted(hidden, "gizli katmandan")} geçirir` : "";
    const what = { log_softmax: "olasılığın logaritmasını", softmax: "olasılığı", logits: "skoru" };
    const classes = counted(answer.names.length, answer.digits ? "rakamın" : "sınıfın");
    return `Kod, girdi olarak ${taken(at)} alır${passes} ve ${classes} her biri için ${what[kind]} döndürür.`;
  },
  insideTitle: "Ağın İçine Bakmak",
  inside: (picture, maps) =>
    `Tek bir ${maps ? "hücre ya da nöron" : "nöron"} ne yapar; neden başkası değil de bu yanıt? Her bölüm bunu birkaç sözle söyler, sonra sahnede ${picture ? "senin çiziminle" : "senin girdinle"} gösterir.`,
  showMe: "Göster",
  showChapter: (title) => `Göster: ${title}`,
  chapter: (index, all, title) => `${index + 1} / ${all}: ${title}`,
  previousChapter: "Önceki",
  nextChapter: "Sonraki bölüm",
  text: "Metin",
};
