/** The id of a merchant: a number, or its digits as a string. */
export type MerchantId = number | string;
