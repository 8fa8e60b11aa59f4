package dev.arrshell.internal.service.simulated;

/** Random numbers that depend on a seed and an index only, so that no state has to be stored. */
final class SeededRandom {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int DOUBLE_BITS = 53;

    private SeededRandom() {}

    /** The number at an index, from 0 to below 1, mixed as in SplitMix64. */
    static double unit(long seed, long index) {
        long z = seed + GOLDEN_RATIO * (index + 1);
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> Long.SIZE - DOUBLE_BITS) * 0x1.0p-53;
    }
}
