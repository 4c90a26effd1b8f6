package org.syncline.bench;

import java.nio.file.Path;

/** Where one measurement of one round keeps its files, and what all of them need. */
record Run(Options options, Truth truth, Path folder) {}
