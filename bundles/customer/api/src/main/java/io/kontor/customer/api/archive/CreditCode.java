package io.kontor.customer.api.archive;

/** The unified social credit code of GB 32100-2015: 17 characters of its alphabet and a check character, modulo 31. */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int FACTOR = 3;

    private CreditCode() {}

    /**
     * {@return whether a text is a code with the right check character}
     *
     * @param text the text, upper case
     */
    public static boolean isValid(String text) {
        if (text.length() != LENGTH || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            return false;
        }
        return text.charAt(LENGTH - 1) == checkCharacter(text);
    }

    /**
     * {@return the check character of the first 17 characters}
     *
     * @param text at least 17 characters of the code's alphabet
     */
    public static char checkCharacter(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * weight;
            weight = weight * FACTOR % ALPHABET.length();
        }
        return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
    }
}
