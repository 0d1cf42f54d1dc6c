"""Events: page, lists, month grid."""
