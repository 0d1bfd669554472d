package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.ScriptStep.Await;
import dev.vitrine.tracer.scenario.ScriptStep.Close;
import dev.vitrine.tracer.scenario.ScriptStep.Connect;
import dev.vitrine.tracer.scenario.ScriptStep.Cue;
import dev.vitrine.tracer.scenario.ScriptStep.Elapse;
import dev.vitrine.tracer.scenario.ScriptStep.EndSending;
import dev.vitrine.tracer.scenario.ScriptStep.Receive;
import dev.vitrine.tracer.scenario.ScriptStep.ReceiveEnd;
import dev.vitrine.tracer.scenario.ScriptStep.ReceiveHead;
import dev.vitrine.tracer.scenario.ScriptStep.ReceiveText;
import dev.vitrine.tracer.scenario.ScriptStep.Refused;
import dev.vitrine.tracer.scenario.ScriptStep.Secure;
import dev.vitrine.tracer.scenario.ScriptStep.Send;
import dev.vitrine.tracer.scenario.ScriptStep.Shutdown;
import java.util.List;
import java.util.Optional;

/// Writes a script as a file has it: what [StepReader] reads.
final class StepWriter {
  private StepWriter() {}

  static YamlOut write(List<ScriptStep> script) {
    YamlOut out = YamlOut.list();
    for (int i = 0; i < script.size(); i++) {
      ScriptStep step = script.get(i);
      ScriptStep next = i + 1 < script.size() ? script.get(i + 1) : null;
      if (step instanceof Close(int client)
          && new Await(client, Close.SEEN_BY_SERVER).equals(next)) {
        out.add(step(StepForm.CLOSES, client));
        i++; // the wait belongs to it
      } else {
        out.add(step(step));
      }
    }
    return out;
  }

  private static YamlOut step(ScriptStep step) {
    return switch (step) {
      case Connect(int client) -> step(StepForm.CONNECTS, client);
      case Refused(int client) -> step(StepForm.REFUSED, client);
      case Secure(int client) -> step(StepForm.SHAKES_HANDS, client);
      case Send(int client, String text) -> send(client, text);
      case Receive(int client, int status) -> step(StepForm.GETS, client, status(status));
      case ReceiveHead(int client, int status) -> step(StepForm.GETS_HEAD, client, status(status));
      case ReceiveText(int client, String until) ->
          step(StepForm.READS_UNTIL, client, YamlOut.quoted(until));
      case ReceiveEnd(int client, String text) ->
          text.isEmpty()
              ? step(StepForm.READS_TO_END, client)
              : step(StepForm.READS_TO_END, client, YamlOut.quoted(text));
      case EndSending(int client) -> step(StepForm.ENDS_SENDING, client);
      case Close(int client) -> step(StepForm.LEAVES, client);
      case Await(int client, String event) -> step(StepForm.REACHES, client, YamlOut.text(event));
      case Elapse(int client, var time) ->
          step(StepForm.WAITS, client, YamlOut.text(Times.text(time)));
      case Cue(String name) -> step(StepForm.CUE, 0, YamlOut.text(name));
      case Shutdown _ -> step(StepForm.SHUTS_DOWN, 0);
    };
  }

  private static YamlOut step(StepForm form, int client) {
    return YamlOut.text(form.key(client));
  }

  private static YamlOut step(StepForm form, int client, YamlOut value) {
    return YamlOut.fields().put(form.key(client), value);
  }

  /// In the shortest form that is read as these bytes.
  private static YamlOut send(int client, String bytes) {
    Optional<WireText.Asked> asked = WireText.asked(bytes);
    if (asked.isPresent()) {
      List<String> lines = asked.get().lines();
      return step(
          asked.get().last() ? StepForm.ASKS_LAST : StepForm.ASKS,
          client,
          lines.size() == 1 ? YamlOut.text(lines.getFirst()) : YamlOut.inLine(lines));
    }
    Optional<String> message = WireText.message(bytes);
    return message.isPresent()
        ? step(StepForm.SENDS, client, YamlOut.block(message.get()))
        : step(StepForm.SENDS_EXACTLY, client, YamlOut.quoted(bytes));
  }

  private static YamlOut status(int status) {
    return YamlOut.text(status == 0 ? "any" : String.valueOf(status));
  }
}
