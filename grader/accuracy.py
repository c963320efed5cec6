#!/usr/bin/env python3
"""SciPy's half of grader/accuracy: the same functions of the same arguments, compared with the exact results.

    grader/accuracy.py FOLDER       where grader/accuracy has left arguments and exact results

Prints lines of name;results;worst;mean, the errors in units of the last digit.
"""
import os
import struct
import sys

import numpy as np
from scipy import special

FUNCTIONS = {
    "sigmoid": special.expit,
    "tanh": np.tanh,
    "softplus": lambda x: np.logaddexp(0, x),
    "softmax": special.softmax,
    "logSumExp": lambda x: np.array([special.logsumexp(x)]),
    "logSoftmax": special.log_softmax,
    "softplusGradient": lambda x: special.expit(x) - 1,
    "crossEntropy": lambda x: -special.log_softmax(x)[:1],
    "columnSums": lambda x: x.reshape(-1, 1).sum(axis=0),
}


def rows(path):
    with open(path, "rb") as file:
        while header := file.read(8):
            count, results = struct.unpack(">ii", header)
            x = np.frombuffer(file.read(8 * count), ">f8").astype(float)
            yield x, np.frombuffer(file.read(16 * results), ">f8").astype(float).reshape(-1, 2)


np.seterr(all="ignore")
for name in sorted(os.listdir(sys.argv[1])):
    function, worst, total, count = FUNCTIONS[name.split(" ")[0].split(".")[0]], 0, 0, 0
    for x, exact in rows(os.path.join(sys.argv[1], name)):
        error = np.abs((function(x) - exact[:, 0]) - exact[:, 1]) / np.spacing(np.abs(exact[:, 0]))
        worst, total, count = max(worst, error.max()), total + error.sum(), count + len(error)
    print(f"{name.removesuffix('.rows')};{count};{worst:.2f};{total / count:.2f}")
