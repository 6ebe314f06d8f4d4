package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.ReferenceDefects;

class SchedulerReferenceDefectsTest extends ReferenceDefects implements OnScheduler {}
