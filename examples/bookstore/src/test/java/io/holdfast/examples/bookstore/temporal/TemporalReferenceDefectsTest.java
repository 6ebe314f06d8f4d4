package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.ReferenceDefects;

class TemporalReferenceDefectsTest extends ReferenceDefects implements OnTemporal {}
