/** The terms of the page's texts, each in one plain sentence. A term is so of any network. */

import { termOf as of, type Term } from "../glossary";

export const glossary: readonly Term[] = [
  of(
    "neural network, neural networks",
    "Many neurons in layers, which have learnt from examples what to answer.",
  ),
  of(
    "neuron, neurons",
    "A small calculation of its own: it reads many numbers, and one number comes out.",
  ),
  of(
    "weight, weights",
    "A learnt number that says how much one input of a neuron counts, and whether for or against it.",
  ),
  of("product, products", "What comes out when a number is multiplied by its weight."),
  of("sum, sums", "All products of a neuron added up; with the bias it is also called z."),
  of("bias, biases", "A learnt number that a neuron adds to its sum, whatever comes in."),
  of(
    "training, trained",
    "Changing weights and biases little by little until the answers to many examples are right.",
  ),
  of(
    "layer, layers",
    "Neurons side by side that read the same numbers, or in the input are these numbers; hidden layers lie between input and output.",
  ),
  of("pixel, pixels", "One small square of an image, held as a number."),
  of("vector, vectors", "Numbers in a row."),
  of(
    "tensor, tensors",
    "Numbers in a row, a table or a stack of tables: what a network calculates with.",
  ),
  of(
    "ReLU",
    "The rule that keeps what is above 0 and turns everything else into 0; an activation function.",
  ),
  of(
    "activation function, activation functions",
    "A fixed curve that bends the sum of a neuron before it is passed on.",
  ),
  of("activation, activations", "The number that a neuron passes on."),
  of("active", "Of a neuron: what it passes on is above 0."),
  of(
    "convolution, convolutions",
    "A layer whose neurons each look through a small window at the layer before it, with the same weights at every place.",
  ),
  of(
    "feature map, feature maps",
    "What one window of a convolution finds at every place: a picture of neurons, also called map.",
  ),
  of("kernel, kernels", "The weights of one window of a convolution, the same at every place."),
  of(
    "pooling, max pooling, average pooling",
    "Keeping one number of several neighbours, the largest or their mean, so that maps become smaller.",
  ),
  of(
    "batch norm",
    "Shifting and scaling the sums of a layer by learnt numbers, so that they vary by about 1.",
  ),
  of("dropout", "In training, switching neurons off at random, so that none is relied on alone."),
  of("overfitting", "Learning examples by heart instead of what they have in common."),
  of("mask, masks", "A random choice of the neurons that dropout switches off in one pass."),
  of("matrix, matrices", "Numbers in a table of rows and columns."),
  of(
    "score, scores, logit, logits",
    "The sum of a neuron of the last layer, one for each possible answer; also called logit.",
  ),
  of("log_softmax", "The logarithm of what softmax gives."),
  of(
    "logarithm, logarithms",
    "The power to which e (2.718…) must be raised to give a number; that of 1 is 0.",
  ),
  of(
    "softmax",
    "It turns scores into parts of 100%: e to the power of each, divided by the sum of all of these.",
  ),
  of(
    "probability, probabilities, share, shares",
    "The part of 100% that an answer gets: how much the network holds with it.",
  ),
  of("connection, connections", "The way from one neuron to another; each has a weight."),
  of(
    "evidence",
    "How much an input, a neuron or a connection adds to the score of an answer, or takes from it.",
  ),
  of("prediction, predictions", "The network's answer: what has the highest probability."),
  of(
    "confidence",
    "The probability of the prediction: how sure the network is, not whether it is right.",
  ),
  of(
    "test digits",
    "Digits that are kept out of training, to measure how often the network is right.",
  ),
  of(
    "test examples",
    "Examples that are kept out of training, to measure how often the network is right.",
  ),
  of("loss, losses", "One number for how wrong an answer is; training makes it smaller."),
];
