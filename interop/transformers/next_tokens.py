#!/usr/bin/env python3
"""Prints the most likely next tokens of a Hugging Face folder, computed by transformers.

  next_tokens.py FOLDER COUNT TEXT
  next_tokens.py FOLDER COUNT --ids ID...     for a prompt of token ids

Prints the prompt's token ids, the generated ids, and their text. Needs torch and transformers.
"""
import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

folder, count, words = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
tokenizer = AutoTokenizer.from_pretrained(folder)
# Always float32: by default, transformers computes in the type of the file.
model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
# The tokenizer puts the begin token in front of a text, as every prompt of splitkd has it.
prompt = [int(word) for word in words[1:]] if words[0] == "--ids" else tokenizer(words[0])["input_ids"]
tokens = list(prompt)
with torch.no_grad():
    for _ in range(count):
        token = int(model(torch.tensor([tokens])).logits[0, -1].argmax())
        if token == model.config.eos_token_id:
            break
        tokens.append(token)
following = tokens[len(prompt):]
print("prompt", *prompt)
print("next", *following)
print("text", tokenizer.decode(following))
