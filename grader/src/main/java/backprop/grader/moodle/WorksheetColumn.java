package backprop.grader.moodle;

import java.util.List;

/**
 * The columns of Moodle's grading worksheet that matter here, by their headers in English, German,
 * French, Spanish and Italian, as Moodle's language packs have them.
 */
public enum WorksheetColumn {
  IDENTIFIER("Identifier", "ID", "Identifiant", "Identificador", "Identificativo"),
  FULL_NAME(
      "Full name",
      "Vollständiger Name",
      "Nom complet",
      "Nombre completo",
      "Nombre completo del usuario",
      "Nome e cognome"),
  ID_NUMBER(
      "ID number", "ID-Nummer", "Numéro d'identification", "Número de ID", "Codice identificativo"),
  EMAIL(
      "Email address",
      "E-Mail-Adresse",
      "Adresse de courriel",
      "Dirección de correo",
      "Dirección Email",
      "Indirizzo email"),
  GROUP("Group", "Gruppe", "Groupe", "Grupo", "Gruppo"),
  GRADE("Grade", "Bewertung", "Note", "Calificación", "Valutazione"),
  MAXIMUM_GRADE(
      "Maximum Grade",
      "Bestwertung",
      "Note maximale",
      "Calificación máxima",
      "Valutazione massima"),
  SCALE("Scale", "Skala", "Barème", "Escala", "Scala"),
  CAN_BE_CHANGED(
      "Grade can be changed",
      "Bewertung kann geändert werden",
      "La note peut être modifiée",
      "La calificación puede ser cambiada",
      "La calificación puede cambiarse",
      "La valutazione può essere cambiata"),
  SUBMITTED(
      "Last modified (submission)",
      "Zuletzt geändert (Abgabe)",
      "Dernière modification (travail remis)",
      "Última modificación (entrega)",
      "Ultima modifica (consegna)"),
  GRADED(
      "Last modified (grade)",
      "Zuletzt geändert (Bewertung)",
      "Dernière modification (note)",
      "Última modificación (calificación)",
      "Ultima modifica (valutazione)"),
  FEEDBACK(
      "Feedback comments",
      "Feedback als Kommentar",
      "Feedback par commentaires",
      "Comentarios de retroalimentación",
      "Commenti");

  private final List<String> headers;

  WorksheetColumn(String... headers) {
    this.headers = List.of(headers);
  }

  /** Returns the header in English. */
  public String header() {
    return headers.get(0);
  }

  /** Returns the headers in all languages, English first. */
  List<String> headers() {
    return headers;
  }
}
