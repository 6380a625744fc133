"""Names of models, with and without marks, and the models that they name."""
