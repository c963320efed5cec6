#!/usr/bin/env python3
"""Trains what backprop.train.Train trains, in NumPy: the other half of grader/bench-training.

Same images, same starting weights, same order of the samples, so the costs agree to ten digits or more.
Prints one line an epoch: number, mean cost, errors of the test images, seconds. Drawing the order of the
samples isn't timed: Java's generator is slow in Python.

    grader/training.py MODEL EPOCHS [ROWS [HIDDEN [--input-gradient]]]

MODEL is softmax or tanh; ROWS (60000) the first so many training images; HIDDEN (200) the units of tanh.
With --input-gradient the first layer, too, computes the gradient of its input, as the layers of the
assignment do; whoever writes a training by hand leaves that out.
"""
import gzip
import os
import sys
import time

import numpy as np

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
BATCH, RATE, SEED = 600, 0.1, 4711


class Random:
    """The generator of java.util.Random."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - count)

    def below(self, bound):
        if bound & (bound - 1) == 0:
            return bound * self.bits(31) >> 31
        while True:
            bits = self.bits(31)
            if bits - bits % bound + bound - 1 < 1 << 31:
                return bits % bound

    def double(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0**-53


def shuffled(n, seed):
    random, order = Random(seed), list(range(n))
    for i in range(n - 1, 0, -1):
        j = random.below(i + 1)
        order[i], order[j] = order[j], order[i]
    return np.array(order)


def glorot(rows, columns, seed):
    random, limit = Random(seed), (6 / (rows + columns)) ** 0.5
    return np.array([[limit * (2 * random.double() - 1) for _ in range(columns)] for _ in range(rows)])


def load(name, limit):
    def values(kind, header):
        with gzip.open(os.path.join(DATA, name + kind)) as file:
            return np.frombuffer(file.read(), np.uint8, offset=header)

    images = values("-images-idx3-ubyte.gz", 16).reshape(-1, 784)[:limit]
    labels = values("-labels-idx1-ubyte.gz", 8)[:limit]
    return images / 255.0, np.eye(10)[labels]


def softmax(x):
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def cost(p, t):
    return -np.log(p[t > 0]).sum() / len(t)


class Network:
    def __init__(self, model, hidden, input_gradient):
        sizes = [784, 10] if model == "softmax" else [784, hidden, 10]
        self.weights = [np.zeros((784, 10))] if model == "softmax" else [
            glorot(sizes[i], sizes[i + 1], SEED + i) for i in range(2)]
        self.biases = [np.zeros(size) for size in sizes[1:]]
        self.input_gradient = input_gradient

    def forward(self, x):
        """Returns the input of each linear layer, and the probabilities."""
        inputs = [x]
        for w, b in zip(self.weights[:-1], self.biases):
            inputs.append(np.tanh(inputs[-1] @ w + b))
        return inputs, softmax(inputs[-1] @ self.weights[-1] + self.biases[-1])

    def step(self, x, t):
        inputs, p = self.forward(x)
        v = (p - t) / len(x)
        for i in reversed(range(len(self.weights))):
            dw, db = inputs[i].T @ v, v.sum(axis=0)
            if i > 0 or self.input_gradient:
                v = v @ self.weights[i].T
            if i > 0:
                v *= 1 - inputs[i] ** 2
            self.weights[i] -= RATE * dw
            self.biases[i] -= RATE * db
        return len(x) * cost(p, t)


def main(model, epochs, rows=60000, hidden=200, *options):
    inputs, targets = load("train", int(rows))
    test_inputs, test_targets = load("t10k", int(rows))
    network = Network(model, int(hidden), "--input-gradient" in options)
    for epoch in range(1, int(epochs) + 1):
        order = shuffled(len(inputs), SEED + epoch)
        start = time.perf_counter()
        total = 0
        for i in range(0, len(inputs), BATCH):
            batch = order[i:i + BATCH]
            total += network.step(inputs[batch], targets[batch])
        _, p = network.forward(test_inputs)
        cost(p, test_targets)
        errors = (p.argmax(axis=1) != test_targets.argmax(axis=1)).sum()
        print(epoch, repr(float(total / len(inputs))), errors, f"{time.perf_counter() - start:.3f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
