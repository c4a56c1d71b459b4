/** The chapters of "Look inside" in German: a title, what it tells, and one sentence beside the picture. */

import type { Lit } from "../en/tour";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, listed, many, percent } from "./numbers";

const rates = (lit: readonly Lit[]): string =>
  listed(lit.map(({ data, share }) => `${exactPercent(share)} (${dataNamed(data)})`));

const part = (maps: boolean): string => (maps ? "eine Karte oder ein Neuron" : "ein Neuron");

export const tour: Words["tour"] = {
  neuron: (maps) => ({
    title: maps ? "Eine Zelle, Zahl für Zahl" : "Ein Neuron, Zahl für Zahl",
    words: maps
      ? "Eine Zelle einer Merkmalskarte ist ein Neuron, das nur liest, was unter seinem Fenster liegt. Es multipliziert dort jede Zahl mit einem Gewicht, das für jede Zelle seiner Karte dasselbe ist, addiert alles und noch eine Zahl dazu, den Bias, und gibt das Ergebnis durch das weiter, was folgt. Zeige auf der Bühne auf eine Zelle oder ein Neuron und wähle es: Du siehst sein Fenster, die Gewichte und ihre Produkte als Bilder mit den echten Zahlen und dann, was aus ihrer Summe wird. Jedes Bild führt zu dem, woraus gelesen wurde, und mit den Pfeilen oben blätterst du zurück und vor wie in einem Buch."
      : "Ein Neuron ist eine kurze Rechnung. Es multipliziert alles, was bei ihm ankommt, mit einem eigenen Gewicht, addiert alles und noch eine eigene Zahl dazu, den Bias, und gibt das Ergebnis durch die Aktivierungsfunktion weiter. Klicke auf der Bühne auf ein Neuron, und du siehst diese Summe mit den echten Zahlen: zuerst die größten Produkte, dann, was alle anderen beitragen, dann den Bias. Jede Zeile führt zu dem Neuron, von dem sie kommt, und mit den Pfeilen oben blätterst du zurück und vor wie in einem Buch.",
    look: maps
      ? "Was alle Karten unter dem Fenster beitragen, ergibt die Summe. Wähle eine, um zu sehen, woher es kam."
      : "Die Tabelle ergibt z, Zeile für Zeile. Wähle eine Zeile, um zu sehen, woher sie kam.",
  }),
  picture: (layer, picture, maps) => ({
    title: maps ? "Wonach eine Karte sucht" : "Wonach ein Neuron sucht",
    words: soughtBy(layer, picture, maps),
    look: "Das rechte Bild ergibt mit dem Bias zusammen z.",
  }),
  way: (picture, maps) => ({
    title: picture ? "Von den Pixeln zur Antwort" : "Von den Eingaben zur Antwort",
    words: `Alles, was ${maps ? "eine Zelle" : "ein Neuron"} sagt, kommt irgendwoher und geht irgendwohin. Der Weg leuchtet auf der Bühne, Sprung für Sprung, von den ${picture ? "Pixeln" : "Eingaben"}, die ${maps ? "sie" : "es"} aktiv gemacht haben, bis zur Antwort, für die ${maps ? "sie" : "es"} spricht. Du entscheidest, wie viel vom Ganzen die leuchtenden Linien tragen müssen: Bei 50\u00a0% bleiben nur die Hauptstraßen, bei 95\u00a0% kommen auch die Nebenstraßen dazu.`,
    look: "Bewege unten die Abdeckung und sieh, wie die Hauptstraßen bleiben.",
  }),
  evidence: (picture) => ({
    title: picture ? "Tinte dafür und dagegen" : "Dafür und dagegen",
    words: `Warum diese Antwort? Der Score einer Klasse lässt sich genau auf die Eingaben verteilen: so viel von ${picture ? "diesem Pixel, so viel von jenem" : "diesem Wert, so viel von jenem"}, und was übrig bleibt, ist der Bias. Warme, volle Quadrate sprechen für die Klasse, kühle, hohle gegen sie. Wähle eine andere Klasse, über ihren Balken oder hier, und Bild, Linien und Texte erklären stattdessen diese.`,
    look: "Alles hier ergibt zusammen den Score, bis zur letzten Stelle.",
  }),
  whyNot: (picture, maps) => ({
    title: "Warum nicht etwas anderes?",
    words: `Zwei Klassen können ${picture ? "dieselbe Tinte" : "dieselben Werte"} mögen; es entscheidet der Unterschied. Zieh einen Score vom anderen ab und verteile das auf die ${picture ? "Pixel" : "Eingaben"} und die ${maps ? "Karten und Neuronen" : "Neuronen"}: Übrig bleibt nur, was die beiden unterscheidet. Die am meisten entscheiden, werden genannt, und du kannst ${maps ? "sie" : "jedes"} öffnen.`,
    look: "Übrig ist nur, was die beiden unterscheidet.",
  }),
  lines: (total, picture, maps) => ({
    title: "Jede Verbindung, die es gibt",
    words: `Dieses Netz hat ${many(total)} Verbindungen. Die meisten sagen über eine ${picture ? "Zeichnung" : "Eingabe"} so gut wie nichts: Ab der zweiten Schicht tragen verhältnismäßig wenige Linien fast alle Belege, und die Seite sagt immer, wie viele und wie viel. Aber nichts ist versteckt. ${maps ? "Wo jedes Neuron alles davor liest, ist jede Verbindung ein Punkt einer Matrix" : "Als Matrizen ist jede Verbindung ein Punkt"}, eine Zeile für jedes Neuron und eine Spalte für jede seiner Quellen; und auf Wunsch werden alle als Linien gezeichnet, addiert wie Licht auf einem Foto.${maps ? " Fenster haben an jeder Stelle dieselben wenigen Gewichte: Die stehen als Kernel in der Innenansicht." : ""}`,
    look: "Jeder Punkt ist Gewicht × Aktivierung. Zeigen nennt die Zahlen, Klicken öffnet das Neuron.",
  }),
  districts: (digits, maps) => ({
    title: "Bezirke",
    words: `Nach ihrer Nummer stehen ${maps ? "Karten und Neuronen" : "Neuronen"} in keiner Ordnung, die etwas bedeutet. Gemessen an den Trainingsbildern hat ${maps ? "jede und jedes" : "jedes"} eine ${digits ? "Ziffer" : "Klasse"} am liebsten. Danach geordnet bilden sie Bezirke, und eine Zeichnung lässt ihren eigenen leuchten: Die Nachbarn, die mitleuchten, zeigen, was das Netz ähnlich findet.`,
    look: `${maps ? "Sie" : "Die Neuronen"} sind in ihre Bezirke gewandert. Zeichne ${digits ? "eine andere Ziffer" : "etwas anderes"} und sieh einen anderen leuchten.`,
  }),
  whatIf: (picture, maps) => ({
    title: maps ? "Was wäre ohne eine Karte?" : "Was wäre ohne ein Neuron?",
    words: `Eine Erklärung lässt sich prüfen: Nimm weg, was sie nennt, und sieh nach. Schalte ${part(maps)} ab oder die stärksten einer Schicht auf einmal, und das Netz liest die ${picture ? "Zeichnung" : "Eingabe"} noch einmal ohne sie. Oft bleibt die Antwort, weil andere sie auch wissen.${picture ? " Radiere ein paar Pixel weg und sieh, welche die Antwort getragen haben." : ""}`,
    look: `${maps ? "Was abgeschaltet ist, ist" : "Diese Neuronen sind"} durchgestrichen: Die Antwort ist jetzt die des Netzes ohne sie.`,
  }),
  dropout: (p, runs) => ({
    title: "Dropout wie im Training",
    words: `Diese Zeile im Code ist für das Training: Sie schaltet jedes Neuron einer Schicht mit einer Wahrscheinlichkeit von ${percent(p)} ab, jedes Mal andere, und multipliziert die, die bleiben, zum Ausgleich mit ${fixed(1 / (1 - p), 2)}. So kann sich kein Neuron auf ein anderes allein verlassen. Im Trainingsmodus geschieht hier dasselbe, mit echten Masken; wiederholt zeigt es, wie fest die Antwort steht.`,
    look: `Durchgestrichen: diesmal ausgelassen. Die Fühler an den Balken zeigen ${runs} solche Durchgänge.`,
  }),
  lamp(digits, classes, falseAlarms, caught) {
    const [title, what] = digits
      ? ["Keine Ziffer", "Ziffern von Buchstaben, Zeichen und Gekritzel"]
      : ["Anders als die Beispiele", "die Beispiele von anderen Dingen"];
    const thing = digits ? "eine Zeichnung" : "eine Eingabe";
    return {
      title,
      words: `Das Netz muss sich immer für eine von ${many(classes)} Antworten entscheiden, sogar bei Gekritzel, und es kann dabei ziemlich sicher sein. Eine Lampe neben der Antwort sagt, wenn ${thing} nicht aussieht wie das, wofür es gemacht ist: ein Neuron mehr, das alle verborgenen Neuronen liest und gelernt hat, ${what} zu unterscheiden. Ab und zu irrt sie sich. Gemessen: Sie leuchtet fälschlich bei ${rates(falseAlarms)} und erkennt ${rates(caught)}.`,
      look: `Gekritzel: Das Netz nennt trotzdem eine ${digits ? "Ziffer" : "Klasse"}, und die Lampe sagt, dass man ihm nicht glauben soll.`,
    };
  },
};

function soughtBy(layer: string, picture: boolean, maps: boolean): string {
  const [one, another] = picture
    ? ["diese Zeichnung", "eine andere Zeichnung"]
    : ["diese Eingabe", "eine andere"];
  if (maps) {
    return `Jede Karte in ${layer} hat eigene Gewichte, ihren Kernel, und schiebt ihn über alles, was sie liest: Wo das, was dort liegt, dem Kernel gleicht, leuchtet die Karte auf. Die Zellen dahinter lesen andere Zellen. Doch für eine ${picture ? "Zeichnung" : "Eingabe"} lässt sich alles zwischen der Eingabe und einer Zelle ausmultiplizieren: Übrig bleibt wieder eine Zahl für jede Eingabe. Sie gilt genau für ${one}, und ${another} ergibt ein anderes Bild.`;
  }
  const first = picture
    ? `Ein Neuron in ${layer} hat ein Gewicht für jede Eingabe, seine Gewichte sind also ein Bild: Tinte auf den grünen Teilen zählt für das Neuron, Tinte auf den rosa, hohlen Teilen gegen es.`
    : `Ein Neuron in ${layer} hat ein Gewicht für jede Eingabe.`;
  const left = picture ? "jede Eingabe" : "jeden Wert der Eingabe";
  const gives = picture ? "ein anderes Bild" : "andere Zahlen";
  return `${first} Ein tieferes Neuron liest andere Neuronen. Doch für eine ${picture ? "Zeichnung" : "Eingabe"} ist jedes von ihnen entweder aktiv oder nicht, und alle aktiven Gewichte lassen sich ausmultiplizieren: Übrig bleibt wieder eine Zahl für ${left}. Sie gilt genau für ${one}, und ${another} ergibt ${gives}.`;
}
