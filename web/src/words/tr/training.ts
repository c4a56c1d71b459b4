/** A whole training in the page: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, loss, many, percent, probability, rate } from "./numbers";

const steps = (count: number): string => counted(count, "adım");
/** "12 adımdan sonra". */
const after = (count: number): string => `${counted(count, "adımdan")} sonra`;

export const training: Words["training"] = {
  ways: {
    name: "Öğrenilen",
    drawing: "Çizim",
    nothing: "Sıfırdan",
    history: "İzlenen",
  },
  title: "Sıfırdan başla",
  about: (batch) =>
    `Tüm ağırlıklar yeniden, rastgele çekilir: ağ hiçbir şey bilmez. Sonra her adımda ${counted(batch, "rakamdan")} öğrenir; sahne, çizimini şimdi nasıl okuduğunu gösterir.`,
  frozen:
    "Yığın normalleştirmenin eğitim verisinde ölçtüğü ortalama ve varyans, geldiği gibi kalır.",
  blank: "Bu sırada nasıl okunduğunu görmek için bir şey çiz.",

  learnFrom: "Kaynak",
  drawings: (ready, own) =>
    own > 0
      ? `${counted(ready, "hazır çizim")} ve senin ${counted(own, "çizimin")}`
      : counted(ready, "hazır çizim"),
  aboutDrawings:
    "Her biri, sırası gelince yeniden eğilip bükülür; her rakamın bir el yazısı ayrılır.",
  own: (count) => `Kendi çizimlerin (${many(count)})`,
  aboutOwn: "Her biri yeniden eğilip bükülür; aynı çizimlerin başka türlü bükülmüşleriyle ölçülür.",
  mnist: "MNIST",
  aboutMnist: `Bu sunucuda varsa, yaklaşık 250 kişinin ${many(60000)} rakamı; başkalarının ${many(10000)} rakamı ayrılır.`,
  loadingMnist: (megabytes) =>
    megabytes === null ? "MNIST isteniyor …" : `MNIST geliyor, ${many(Math.round(megabytes))} MB …`,

  start: "Başla",
  again: "Yeniden başla",
  pause: "Eğitimi duraklat",
  go: "Sürdür",
  step: "Tek adım",
  epoch: "Tek epok",
  aboutEpoch: (lessons, batch, count) =>
    `Bir epok burada ${counted(lessons, "rakam")}: her birinde ${many(batch)} rakam olan ${steps(count)}.`,
  keep: "Dur ve böyle bırak",
  undo: (name) => `${name}, geldiği hâline dön`,
  shownNow: (name) => `Sahnede burada öğrenen ağ var; ${name} ağının geldiği hâli değil.`,
  replaced: "Sahneye başka bir ağ kondu: eğitim bitti.",

  speed: "Hız",
  pace: (pace) => (pace === null ? "geldikçe" : many(pace)),
  aboutPace: "Sahnenin iki resmi arasındaki adımlar",

  numbers: {
    step: "Adım",
    epoch: "Epok",
    rate: "Öğrenme oranı",
    loss: "Kayıp, öğrenilende",
    learnt: "Doğru okunan, öğrenilende",
    heldOut: (count) => `Doğru okunan, ayrılmış ${many(count)}`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "Kayıp",
  accuracyName: "Doğru okunan",
  training: "öğrenilen",
  heldOut: "ayrılmış",
  lossCurve: (count, first, last, held) =>
    `Kayıp, 0 ile ${steps(count)} arası: öğrenilen rakamlarda başta ${loss(first)}, şimdi ${loss(last)}; ayrılmış rakamlarda ${loss(held)}.`,
  accuracyCurve: (count, last, first, held) =>
    `Doğru okunan, 0 ile ${steps(count)} arası: öğrenilen rakamlarda şimdi ${percent(last)}; ayrılmış rakamlarda başta ${percent(first)}, şimdi ${percent(held)}.`,
  noCurve: (name) => `${name}: henüz bir şey öğrenilmedi.`,
  steps,

  slider: "Eğitim",
  after: (count, last) => (count === last ? `${after(count)}, en yenisi` : after(count)),
  goOnFrom: (count) => `Adım ${many(count)} ile sürdür`,
  goOnFromEnd: "Sondan sürdür",
  aboutGoOnFrom: "Ondan sonra gelen unutulur.",

  settings: "Sonraki başlangıcın ayarları",
  rateName: "Öğrenme oranı",
  decayName: "Oran kaç adımda bir yarıya insin (0: hiç)",
  batchName: "Adım başına rakam",
  seedName: "Tohum",
  optimizerName: "Eniyileyici",
  optimizers: { sgd: "SGD", momentum: `SGD, momentum ${fixed(0.9, 1)}`, adam: "Adam" },
  dropoutName: "Seyreltme",
  noDropout: "Bu ağda seyreltme yok.",

  failures: "Denenecek üç başarısızlık",
  aboutFailures:
    "Her biri tek bir yanlışla yeniden başlar. Neyin ters gittiği, görülünce burada söylenir.",
  tooFast: "Oran çok yüksek",
  zero: "Tüm ağırlıklar 0",
  shuffled: "Etiketler rastgele",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("Fazla hızlı.")} Oran ${rate(at)} iken kayıp şöyle gitti: ${first.map(loss).join(" → ")}${first.includes(most) ? "" : `, en çok ${loss(most)}`}. Her adım vadinin üstünden atlar ve karşı yamaca daha yüksekten, daha dik bir yere iner.${ended ? " Sonra sayılar artık float32’ye sığmadı." : ""}`,
    zero: (count, value, right) =>
      rich`${strong("Ayırt edilecek bir şey yok.")} Kayıp ${after(count)} ${loss(value)}; ayrılmış rakamların doğru okunanı ${percent(right)}. Tüm ağırlıklar 0 olunca her nöron 0 iletir; hiçbir ağırlığa kusur düşmez ve hepsi 0 kalır. Yalnızca son yanlılıklar öğrenir, onlar da çizimden bir şey bilmez.`,
    shuffled: (count, value, right) =>
      rich`${strong("Bulunacak bir şey yok.")} Kayıp ${after(count)} ${loss(value)}; on rakam arasında tahmin yürüten −log(1/10) = ${fixed(2.3, 2)} öder. Ayrılmış rakamların doğru okunanı ${percent(right)}: rastgele etiketlerin resimlerle ilgisi yoktur.`,
  },

  ownTitle: "Kendi çizimlerin",
  addAs: "Alandaki çizimi şu olarak ekle",
  add: "Ekle",
  takeBack: "Sonuncuyu geri al",
  added: (name, count) => `${name} olarak eklendi: senin ${counted(count, "çizimin")} var.`,
  nothingToAdd: "Çizim alanında çizim yok.",
  ownDrawing: (name) => `${name} olarak çizildi`,
  noOwn: "Henüz senin bir çizimin yok: önce alandakini ekle.",
  noDrawings: "Hazır çizimlerin hiçbiri bu ağın bir sınıfı değil: kendi çizimlerini ekle.",

  confusions: "Ayrılmış rakamlar nasıl okunuyor",
  confusionsCaption: (count, at) =>
    `${counted(count, "ayrılmış rakam")}, ${after(at)}: her birinin ne olduğuna bir satır, ne okunduğuna bir sütun.`,
  isRow: "gerçek",
  pictures: (layer) => `${layer} nöronları ne arar`,
  aboutPictures: "Ağırlıkları, her piksele bir kare: sıfırın üstü dolu, altı içi boş.",
  neuron: (name) => `İçine bak: ${name}`,

  curves: "Eğitimin gidişi",
  meanwhile: {
    name: "eğitim",
    count: (count) => `adım ${many(count)}`,
    begun: (now) =>
      now
        ? `Tüm ağırlıklar rastgele çekildi: ağın yanıtı ${now.name} (${probability(now.share)}).`
        : "Tüm ağırlıklar rastgele çekildi.",
    goes: (goes, first, now) => {
      const how = `Kayıp ${after(goes.steps)} ${loss(goes.loss)}; ayrılmış ${many(goes.held)} örneğin doğru okunanı ${percent(goes.right)}.`;
      return first && now
        ? `${how} Yanıtı başta ${first.name} (${probability(first.share)}) idi, şimdi ${now.name} (${probability(now.share)}).`
        : how;
    },
  },

  said: {
    reached: (count, share) =>
      `Ayrılmış örneklerin doğru okunanı, ${after(count)}: ${percent(share)}.`,
    started: "Ağ öğreniyor.",
    paused: (count, share) =>
      `Duraklatıldı, ${after(count)}: ayrılmış rakamların doğru okunanı ${percent(share)}.`,
    kept: "Eğitim bitti; öğrenilen sahnede kalıyor.",
    undone: (name) => `${name} geldiği hâliyle yeniden sahnede.`,
  },

  noMnist:
    "MNIST burada yok: sunucuyu forwardpass serve --data ile başlat; onu bir kez indirir, 12 MB.",
  mnistBroke: "MNIST yolda kesildi.",
  mnistOther: "Sunucudaki rakamlar MNIST’in değil: 0–9 arası rakamların 28x28 resimleri gerekir.",
  notForMnist: "MNIST, 28x28 resim okuyan ve 0–9 arası rakamları bilen ağlar içindir.",
  nothingToLearn: "Bu ağda öğrenilebilecek ağırlık yok.",
  tooHeavy: "Bu ağ sayfada eğitilemeyecek kadar ağır: tek resim için 30 milyondan fazla çarpım.",
  noPictures:
    "Bu ağ resim okumuyor: bir betik onu forwardpass.training.start({ data: { images, targets } }) ile eğitebilir.",
};
