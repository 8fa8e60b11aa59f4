package dev.arrshell.internal.cli.service;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code ID:KEY} of {@code --account}.
 *
 * @param id the account
 * @param key its key
 */
record AccountOption(AccountId id, AccountKey key) {

    /** Reads one. No message repeats the text, which may be a key. */
    static AccountOption of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new TypeConversionException("an account is ID:KEY, a GUID and a key with a colon between");
        }
        try {
            return new AccountOption(
                    AccountId.parse(text.substring(0, colon)), AccountKey.parse(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Converter of the option's value. */
    static final class Converter implements ITypeConverter<AccountOption> {

        @Override
        public AccountOption convert(String text) {
            return of(text);
        }
    }
}
