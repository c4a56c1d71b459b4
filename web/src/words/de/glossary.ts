/** The terms of the German texts, each in one plain sentence. A term is so of any network. */

import { termOf as of, type Term } from "../glossary";

export const glossary: readonly Term[] = [
  of(
    "neuronales Netz, neuronale Netze, neuronalen Netzes, neuronalen Netzen",
    "Viele Neuronen in Schichten, die aus Beispielen gelernt haben, was sie antworten sollen.",
  ),
  of(
    "Neuron, Neuronen, Neurons",
    "Eine kleine Rechnung für sich: Es liest viele Zahlen, und eine Zahl kommt heraus.",
  ),
  of(
    "Gewicht, Gewichte, Gewichten, Gewichts",
    "Eine gelernte Zahl, die sagt, wie viel eine Eingabe eines Neurons zählt, und ob für oder gegen es.",
  ),
  of(
    "Produkt, Produkte, Produkten",
    "Was herauskommt, wenn eine Zahl mit ihrem Gewicht multipliziert wird.",
  ),
  of(
    "Summe, Summen",
    "Alle Produkte eines Neurons zusammengezählt; mit dem Bias heißt sie auch z.",
  ),
  of(
    "Bias, Bias-Werte, Bias-Werten",
    "Eine gelernte Zahl, die ein Neuron zu seiner Summe addiert, was auch immer ankommt.",
  ),
  of(
    "Training, Trainings",
    "Gewichte und Bias-Werte werden Schritt für Schritt geändert, bis die Antworten auf viele Beispiele stimmen.",
  ),
  of(
    "Schicht, Schichten",
    "Neuronen nebeneinander, die dieselben Zahlen lesen oder in der Eingabe diese Zahlen sind; verborgene Schichten liegen zwischen Eingabe und Ausgabe.",
  ),
  of("Pixel, Pixeln, Pixels", "Ein kleines Quadrat eines Bilds, gespeichert als Zahl."),
  of("Vektor, Vektoren", "Zahlen in einer Reihe."),
  of(
    "Tensor, Tensoren",
    "Zahlen in einer Reihe, einer Tabelle oder einem Stapel von Tabellen: damit rechnet ein Netz.",
  ),
  of(
    "ReLU",
    "Die Regel, die behält, was über 0 liegt, und aus allem anderen 0 macht; eine Aktivierungsfunktion.",
  ),
  of(
    "Aktivierungsfunktion, Aktivierungsfunktionen",
    "Eine feste Kurve, die die Summe eines Neurons biegt, bevor sie weitergegeben wird.",
  ),
  of("Aktivierung, Aktivierungen", "Die Zahl, die ein Neuron weitergibt."),
  of(
    "aktiv, aktive, aktiven, aktives, aktiver",
    "Von einem Neuron: Was es weitergibt, liegt über 0.",
  ),
  of(
    "Faltung, Faltungen",
    "Eine Schicht, deren Neuronen jeweils durch ein kleines Fenster auf die Schicht davor sehen, mit denselben Gewichten an jeder Stelle.",
  ),
  of(
    "Merkmalskarte, Merkmalskarten",
    "Was ein Fenster einer Faltung an jeder Stelle findet: ein Bild aus Neuronen, auch Karte genannt.",
  ),
  of("Kernel, Kernels", "Die Gewichte eines Fensters einer Faltung, an jeder Stelle dieselben."),
  of(
    "Pooling, Max-Pooling, Mittelwert-Pooling",
    "Von mehreren Nachbarn bleibt eine Zahl, die größte oder ihr Mittelwert, sodass Karten kleiner werden.",
  ),
  of(
    "Batch-Norm",
    "Die Summen einer Schicht werden mit gelernten Zahlen verschoben und gestreckt, sodass sie um etwa 1 schwanken.",
  ),
  of(
    "Dropout",
    "Im Training werden zufällig Neuronen abgeschaltet, damit sich nichts auf eines allein verlässt.",
  ),
  of("Überanpassung", "Beispiele auswendig lernen statt das, was sie gemeinsam haben."),
  of(
    "Maske, Masken",
    "Eine zufällige Auswahl der Neuronen, die Dropout in einem Durchgang abschaltet.",
  ),
  of("Matrix, Matrizen", "Zahlen in einer Tabelle aus Zeilen und Spalten."),
  of(
    "Score, Scores, Logit, Logits",
    "Die Summe eines Neurons der letzten Schicht, eine für jede mögliche Antwort; auch Logit genannt.",
  ),
  of("log_softmax", "Der Logarithmus dessen, was Softmax liefert."),
  of(
    "Logarithmus, Logarithmen",
    "Die Hochzahl, mit der e (2,718…) eine Zahl ergibt; der von 1 ist 0.",
  ),
  of(
    "Softmax",
    "Macht aus Scores Teile von 100\u00a0%: e hoch jeder Score, geteilt durch die Summe von allen.",
  ),
  of(
    "Wahrscheinlichkeit, Wahrscheinlichkeiten, Anteil, Anteile, Anteilen, Anteils",
    "Der Teil von 100\u00a0%, den eine Antwort bekommt: wie sehr das Netz zu ihr hält.",
  ),
  of(
    "Verbindung, Verbindungen",
    "Der Weg von einem Neuron zu einem anderen; jede hat ein Gewicht.",
  ),
  of(
    "Belege, Belegen",
    "Wie viel eine Eingabe, ein Neuron oder eine Verbindung zum Score einer Antwort beiträgt oder von ihm wegnimmt.",
  ),
  of(
    "Vorhersage, Vorhersagen",
    "Die Antwort des Netzes: das, was die höchste Wahrscheinlichkeit hat.",
  ),
  of(
    "Konfidenz",
    "Die Wahrscheinlichkeit der Vorhersage: wie sicher das Netz ist, nicht, ob es recht hat.",
  ),
  of(
    "Testziffern",
    "Ziffern, die nicht ins Training kommen, um zu messen, wie oft das Netz recht hat.",
  ),
  of(
    "Testbeispiele, Testbeispielen",
    "Beispiele, die nicht ins Training kommen, um zu messen, wie oft das Netz recht hat.",
  ),
  of(
    "Verlust, Verluste, Verlusts",
    "Eine Zahl dafür, wie falsch eine Antwort ist; das Training macht sie kleiner.",
  ),
];
