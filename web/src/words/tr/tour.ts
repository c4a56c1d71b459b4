/** The chapters of "Look inside": a title, what it tells, and one sentence beside the picture. */

import type { Lit } from "../en/tour";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, listed, many, percent } from "./numbers";

const rates = (lit: readonly Lit[]): string =>
  listed(lit.map(({ data, share }) => `${dataNamed(data)} ${exactPercent(share)}`));

/** What is switched off, and what the network reads. */
const part = (maps: boolean): string => (maps ? "haritayı ya da nöronu" : "nöronu");
const thing = (picture: boolean): string => (picture ? "çizim" : "girdi");

export const tour: Words["tour"] = {
  neuron: (maps) => ({
    title: maps ? "Tek bir hücre, sayı sayı" : "Tek bir nöron, sayı sayı",
    words: maps
      ? "Öznitelik haritasının bir hücresi, yalnızca penceresinin altını okuyan bir nörondur. Oradaki her sayıyı bir ağırlıkla çarpar (ağırlıklar haritasının her hücresi için aynıdır), hepsini toplar, bir sayı daha, yanlılığı ekler ve sonucu ilerideki adımlara iletir. Sahnede herhangi bir hücrenin ya da nöronun üstüne gel ve onu seç: penceresini, ağırlıkları ve çarpımlarını gerçek sayılarıyla resim olarak, sonra toplamlarından çıkanı görürsün. Her resim, okunduğu yere götürür; yukarıdaki oklar seni bir kitabın sayfaları gibi geri ve ileri taşır."
      : "Nöron kısa bir hesaptır. Kendisine ulaşan her şeyi kendi ağırlığıyla çarpar, hepsini toplar, kendi sayısını, yanlılığı ekler ve sonucu aktivasyon fonksiyonundan geçirip iletir. Sahnede herhangi bir nörona tıkla, bu toplamı gerçek sayılarıyla görürsün: önce en büyük çarpımlar, sonra ötekilerin eklediği, sonra yanlılık. Her satır geldiği nörona götürür; yukarıdaki oklar seni bir kitabın sayfaları gibi geri ve ileri taşır.",
    look: maps
      ? "Pencerenin altındaki tüm haritaların ekledikleri toplamı oluşturur. Geldiği yere gitmek için birini seç."
      : "Tablo satır satır z’ye ulaşır. Geldiği yere gitmek için bir satır seç.",
  }),
  picture: (layer, picture, maps) => ({
    title: maps ? "Bir harita ne arar" : "Bir nöron ne arar",
    words: maps
      ? `${layer} katmanının her haritasının kendi ağırlıkları, yani çekirdeği vardır ve onu okuduğu her şeyin üstünde kaydırır: altındaki çekirdeğe benzediği yerde harita yanar. Arkadaki hücreler başka hücreleri okur. Ama tek bir ${thing(picture)} için girdi ile hücre arasındaki her şey çarpılıp sadeleştirilebilir: geriye yine her girdiye bir sayı kalır. Bu ${thing(picture)} için kesindir; başkası başka bir resim verir.`
      : picture
        ? `${layer} katmanındaki bir nöronun her girdi için bir ağırlığı vardır; ağırlıkları bu yüzden bir resimdir: yeşil yerdeki mürekkep lehine, pembe, içi boş yerdeki mürekkep aleyhine sayılır. Daha derindeki bir nöron başka nöronları okur. Ama tek bir çizimde bunların her biri ya aktiftir ya değildir ve tüm aktif ağırlıklar çarpılıp sadeleştirilebilir: geriye yine her girdiye bir sayı kalır. Bu çizim için kesindir; başka bir çizim başka bir resim verir.`
        : `${layer} katmanındaki bir nöronun her girdi için bir ağırlığı vardır. Daha derindeki bir nöron başka nöronları okur. Ama tek bir girdide bunların her biri ya aktiftir ya değildir ve tüm aktif ağırlıklar çarpılıp sadeleştirilebilir: geriye yine girdinin her değerine bir sayı kalır. Bu girdi için kesindir; başkası başka sayılar verir.`,
    look: "Sağdaki resim, yanlılıkla birlikte z’ye ulaşır.",
  }),
  way: (picture, maps) => ({
    title: picture ? "Piksellerden yanıta" : "Girdilerden yanıta",
    words: `Bir ${maps ? "hücrenin" : "nöronun"} söylediği her şey bir yerden gelir ve bir yere gider. Yolu sahnede sıçrama sıçrama aydınlanır: onu aktif yapan ${picture ? "piksellerden" : "girdilerden"}, desteklediği yanıta kadar. Yanan çizgilerin bütünün ne kadarını taşıması gerektiğine sen karar verirsin: ${percent(0.5)} için yalnızca ana yollar kalır, ${percent(0.95)} için ara sokaklar da görünür.`,
    look: "Aşağıdaki kapsamı değiştir ve ana yolların kalışını izle.",
  }),
  evidence: (picture) => ({
    title: picture ? "Lehte ve aleyhte mürekkep" : "Lehte ve aleyhte",
    words: `Neden bu yanıt? Bir sınıfın skoru girdilere tam olarak bölüştürülebilir: şu kadarı bu ${picture ? "pikselden" : "değerden"}, bu kadarı şundan; artan ise yanlılıktır. Sıcak renkli, dolu kareler sınıfın lehine, soğuk renkli, içi boş kareler aleyhinedir. Çubuğundan ya da buradan başka bir sınıf seç; resim, çizgiler ve açıklamalar onu anlatır.`,
    look: "Buradaki her şey, son ondalığa kadar skora ulaşır.",
  }),
  whyNot: (picture, maps) => ({
    title: "Neden başkası değil?",
    words: `İki sınıf da aynı ${picture ? "mürekkebi" : "değerleri"} sevebilir; belirleyen, farktır. Bir skoru ötekinden çıkar ve farkı ${picture ? "piksellere" : "girdilere"} ve ${maps ? "haritalarla nöronlara" : "nöronlara"} bölüştür: geriye yalnızca ikisini ayıran kalır. En çok belirleyenler adıyla gösterilir ve her biri açılabilir.`,
    look: "Yalnızca ikisini ayıran kaldı.",
  }),
  lines: (total, picture, maps) => ({
    title: "Var olan her bağlantı",
    words: `Bu ağda ${many(total)} bağlantı var. Çoğu, tek bir ${thing(picture)} hakkında neredeyse hiçbir şey söylemez: ikinci katmandan sonra kanıtın çoğunu görece az çizgi taşır; sayfa her zaman kaç çizgi olduğunu ve ne kadar taşıdığını söyler. Ama hiçbir şey gizli değil. ${maps ? "Her nöronun önündeki her şeyi okuduğu yerde her bağlantı bir matrisin noktasıdır" : "Matris olarak her bağlantı bir noktadır"}: her nörona bir satır, kaynaklarının her birine bir sütun; istenirse hepsi, bir fotoğraftaki ışık gibi üst üste toplanan çizgiler olarak çizilir.${maps ? " Pencereler her yerde aynı birkaç ağırlığı kullanır: bunlar “İçine bak” bölümünde, çekirdek olarak." : ""}`,
    look: "Her nokta ağırlık × aktivasyon. Sayıları için üstüne gel, nöronu için tıkla.",
  }),
  districts: (digits, maps) => ({
    title: "Mahalleler",
    words: `Numara sırasıyla ${maps ? "haritalar ve nöronlar" : "nöronlar"} anlamı olmayan bir düzende durur. Eğitim resimlerinde ölçüldüğünde her birinin en sevdiği bir ${digits ? "rakam" : "sınıf"} vardır. Buna göre sıralanınca mahalleler oluşur ve bir çizim kendi mahallesini yakar: birlikte yanan komşular, ağın neleri benzer bulduğunu gösterir.`,
    look: digits
      ? "Hepsi mahallesine yürüdü. Başka bir rakam çiz ve başka bir mahallenin yanışını gör."
      : "Hepsi mahallesine yürüdü. Başka bir şey çiz ve başka bir mahallenin yanışını gör.",
  }),
  whatIf: (picture, maps) => ({
    title: maps ? "Ya bir harita olmasaydı?" : "Ya bir nöron olmasaydı?",
    words: `Bir açıklama sınanabilir: gösterdiğini çıkar ve bak. Bir ${part(maps)} ya da bir katmanın en güçlülerini birden kapat; ağ ${picture ? "çizimi" : "girdiyi"} onlar olmadan yeniden okur. Çoğu zaman yanıt değişmez, çünkü başkaları da bilir.${picture ? " Birkaç piksel sil ve yanıtı hangilerinin taşıdığını gör." : ""}`,
    look: `${maps ? "Kapatılanın" : "Bu nöronların"} üstü çizili: şimdiki yanıt, ağın onlar olmadan verdiği yanıt.`,
  }),
  dropout: (p, runs) => ({
    title: "Eğitimdeki gibi seyreltme",
    words: `Kodun bu satırı eğitim içindir: bir katmanın her nöronunu ${percent(p)} olasılıkla, her seferinde başkalarını kapatır ve bunu dengelemek için kalanları ${fixed(1 / (1 - p), 2)} ile çarpar. Böylece hiçbir nöron yalnızca bir başkasına güvenemez. Eğitim modunda burada da aynısı gerçek maskelerle olur; tekrarlanınca yanıtın ne kadar sağlam olduğunu gösterir.`,
    look: `Üstü çizili: bu kez kapatıldı. Çubuklardaki bıyıklar böyle ${runs} geçişi gösterir.`,
  }),
  lamp: (digits, classes, falseAlarms, caught) => ({
    title: digits ? "Rakam değil" : "Örneklere benzemiyor",
    words: `Ağ her zaman ${classes} yanıttan birini seçmek zorundadır, bir karalama için bile; üstelik bundan çok emin olabilir. Yanıtın yanındaki lamba, ${digits ? "bir çizimin" : "bir girdinin"} ağın yapıldığı şeye benzemediğini söyler: tüm gizli nöronları okuyan ve ${digits ? "rakamları harflerden, işaretlerden ve karalamalardan" : "örnekleri başka şeylerden"} ayırması öğretilmiş bir nöron daha. Arada bir yanılır. Ölçüldü: boşuna yandığı ${rates(falseAlarms)}; yakaladığı ${rates(caught)}.`,
    look: digits
      ? "Bir karalama: ağ yine de bir rakam söylüyor, lamba ise buna inanma diyor."
      : "Bir karalama: ağ yine de bir sınıf söylüyor, lamba ise buna inanma diyor.",
  }),
};
