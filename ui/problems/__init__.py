"""Problems: errors that only faces raise, and the one table from error codes to what faces say."""
