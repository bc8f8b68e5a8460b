#!/usr/bin/env python3
"""The likeliest next tokens of a Hugging Face folder, by Hugging Face's own transformers.

  next_tokens.py FOLDER COUNT TEXT
  next_tokens.py FOLDER COUNT --ids ID...     a prompt that is already tokens

Prints the prompt's token ids, those generated, and their text. Needs torch and transformers.
"""
import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

folder, count, words = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
tokenizer = AutoTokenizer.from_pretrained(folder)
# float32 whatever the file has: left to itself, transformers computes in the type of the file.
model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
# As every prompt of splitkd, a text begins with the begin token, which the tokenizer puts there.
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
