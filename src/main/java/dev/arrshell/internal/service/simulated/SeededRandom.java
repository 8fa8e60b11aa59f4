package dev.arrshell.internal.service.simulated;

/** Random numbers that follow from a seed and their place alone, so that no generator's state has to be kept. */
final class SeededRandom {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int DOUBLE_BITS = 53;

    private SeededRandom() {}

    /** The draw of that place: at least 0, less than 1. The mixing is that of SplitMix64. */
    static double unit(long seed, long place) {
        long z = seed + GOLDEN_RATIO * (place + 1);
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> Long.SIZE - DOUBLE_BITS) * 0x1.0p-53;
    }
}
