/** The documentation's first example response, verbatim. It is not valid JSON: see `parse-docs-example.ts`. */
export const docsExample = `{
    "activities": [
        {
            "id": 704,
            "type": 0,
            "created": 1661925661,
            "notes": "Acvitity notes",
            "merchant": {
                "id": 5,
                "name": "Ace Hardware"
            },
            "store": {
                "name": "A301",
                "display_name": "ST ACE KARAWACI MAL"
            },
            "transaction": {
                "stamps": 20,
                "name": "Transaction #493",
                "status": 2,
                "invoice_number": "INV-17",
                "channel": "Mobile App"
            }
        },
        {
            "id": 2590959,
            "type": 1,
            "created": 1607049764,
            "notes": "",
            "merchant": {
                "id": 2,
                "name": "Levi's"
            },
            "store": {
                "name": "L123",
                "display_name": "Levi Store"
            },
            "redemption": {
                "stamps": 0,
                "name": "Update Database Voucher IDR 100,000",
                "status": 2,
                "channel": "POS"
            }
        },
        {
            "id": 2590960,
            "type": 2,
            "created": 1607049764,
            "notes": "",
            "merchant": {
                "id": 2,
                "name": "Levi's"
            },
            "award": {
                "stamps": 0,
                "name": "Update Database Voucher IDR 100,000",
                "status": 2
            }
        },
        {
            "id": 25909601,
            "type": 5
            "created": 1607049764,
            "notes": "Upgraded to Silver",
            "stamps": 0
        },
        {
            "id": 25909602,
            "type": 6
            "created": 1607049764,
            "notes": "Downgraded to Blue",
        },
        {
            "id": 2590961,
            "type": 7,
            "created": 1607049764,
            "notes": "",
            "merchant": {
                "id": 2,
                "name": "Levi's"
            },
            "store": {
                "name": "L123",
                "display_name": "Levi Store"
            },
            "balance_update": {
                "transaction_number": "ABCDE123",
                "amount": 120000,
                "status": 1,
                "balance_type": 1
            }
        },
        {
            "id": 2590962,
            "type": 8,
            "created": 1607049764,
            "notes": "",
            "survey": {
                "name": "Test Survey",
                "transaction_id": null
            }
        },
        {
            "id": 2590963,
            "type": 9,
            "created": 1607049764,
            "notes": "",
        },
        {
            "id": 2590964,
            "type": 10,
            "created": 1607049764,
            "notes": "",
            "stamps_deduction": {
                "stamps": 100,
                "status": 1,
                "notes": ""
            }
        },
        {
            "id": 2590965,
            "type": 11,
            "created": 1607049764,
            "notes": "",
            "merchant": {
                "id": 2,
                "name": "Levi's"
            },
            "store": {
                "name": "L123",
                "display_name": "Levi Store"
            },
            "transaction_modification": {
                "root_transaction": {
                    "id": 12,
                    "invoice_number": "ABC-123"
                },
                "original_transaction": {
                    "id": 13,
                    "invoice_number": "ABC-123.1"
                },
                "modified_transaction": {
                    "id": 14,
                    "invoice_number": "ABC-123.2"
                }
                "stamps_delta": -10,
                "stamps_delta_override": 0,
                "stamps_refund_from_payments": 0,
                "total_stamps_delta": -10,
                "subtotal_delta": -100000,
                "grand_total_delta": -100000,
                "invoice_number": "ABC-123.2",
                "channel": "POS"
            }
        },
        {
            "id": 2590966,
            "type": 11,
            "created": 1607049764,
            "notes": "",
            "merchant": {
                "id": 2,
                "name": "Levi's"
            },
            "store": {
                "name": "L123",
                "display_name": "Levi Store"
            },
            "transaction_modification": {
                "root_transaction": {
                    "id": 20,
                    "invoice_number": "ABC-2"
                },
                "original_transaction": {
                    "id": 20,
                    "invoice_number": "ABC-2"
                },
                "modified_transaction": nil,
                "stamps_delta": -10
                "stamps_delta_override": 0,
                "stamps_refund_from_payments": 0,
                "total_stamps_delta": -10,
                "subtotal_delta": -100000,
                "grand_total_delta": -100000,
                "invoice_number": "ABC-2.2",
                "channel": "POS"
            }
        },
        {
            "id": 2590967,
            "type": 12,
            "created": 1607049764,
            "notes": "Overriden to Gold",
            "stamps": 0
        },
        {
            "id": 2590968,
            "type": 13,
            "notes": "",
        },
        {
            "id": 2590969,
            "type": 14,
            "notes": "",
        },
        {
            "id": 25909610,
            "type": 15,
            "created": 1607049764,
            "expired_stamps": 102,
            "notes": "",
        },
        {
            "id": 25909611,
            "type": 16,
            "created": 1607049764,
            "notes": "",
            "merchant": {
                "id": 2,
                "name": "Levi's"
            },
            "store": {
                "name": "L123",
                "display_name": "Levi Store"
            },
            "transaction_modification": {
                "root_transaction": {
                    "id": 30,
                    "invoice_number": "ABC-16"
                },
                "original_transaction": {
                    "id": 30,
                    "invoice_number": "ABC-16"
                },
                "modified_transaction": {
                    "id": 31,
                    "invoice_number": "ABC-16.2"
                }
                "stamps_delta": -10,
                "stamps_delta_override": 0,
                "stamps_refund_from_payments": 100,
                "total_stamps_delta": 90,
                "subtotal_delta": -100000,
                "grand_total_delta": -100000,
                "invoice_number": "ABC-16.2",
                "channel": "POS"
            }
        },
    ]
}`;
