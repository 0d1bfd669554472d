package dev.vitrine.tracer.app;

/// What menus and keys can ask of the window beside the commands of the session.
interface WindowActions {
  /// Closes the server and starts a new one.
  void restart();

  /// Asks for a trace and shows it.
  void openTrace();

  /// Asks for a place and writes the run that is shown there.
  void saveTrace();

  /// Opens or closes the card on which the address of another process's stream is given.
  void attach();

  /// Closes the window, the server and the process.
  void quit();

  /// Puts the caret into the search field.
  void find();

  /// Sends what the request card describes.
  void send();

  /// Opens or closes the card on which a request is put together in every detail.
  void compose();

  /// Opens or closes the card on which the server is set up anew.
  void changeServer();

  /// Shows all keys.
  void keys();

  /// Opens the choice of steps to go to.
  void stepTo();

  /// Shows the whole figure, as large as there is room.
  void fit();

  /// Shows the list of breakpoints, or takes it away.
  void breakpoints();

  /// Keeps the row under the cursor in sight, or lets the table stay where it is.
  void followTable();

  /// Goes by a tenth of what the timeline shows: to the left for -1, to the right for 1.
  void leap(int direction);

  /// Ends what still moves in the figure: everything is where it was going.
  void skipMotion();

  /// Goes to the next error.
  void nextError();
}
