/// The work flow figure, Figure 3.9 of the source text: [dev.vitrine.tracer.figure.workflow.WorkflowState]
/// is what is known after some steps, [dev.vitrine.tracer.figure.workflow.WorkflowLayout] its picture.
@NullMarked
package dev.vitrine.tracer.figure.workflow;

import org.jspecify.annotations.NullMarked;
